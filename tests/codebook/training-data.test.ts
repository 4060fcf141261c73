import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadActors } from '../../codebook/actors.ts';
import { categories, oppositeOf, orientationOf, poleOf, turnedOf } from '../../codebook/categories.ts';
import { loadLexicon } from '../../codebook/lexicon.ts';
import { loadTraining } from '../../codebook/training.ts';

const folder = mkdtempSync(join(tmpdir(), 'codebook-'));
mkdirSync(join(folder, 'training'));
mkdirSync(join(folder, 'lexicon'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'id,date,language,relevance,categories,factors,title,summary,note\n';
function training(row: string) {
  writeFileSync(join(folder, 'training', 'items.csv'), HEADER + row);
  return loadTraining(folder);
}

describe('training items', () => {
  const items = loadTraining();

  it('are read with their labels apart', () => {
    const [item] = training('x-1,2020-01-01,en,core,joint-crews sanctions,china,"A, b",,\n');
    expect(item).toMatchObject({
      categories: ['joint-crews', 'sanctions'],
      factors: ['china'],
      title: 'A, b',
    });
  });

  it.each([
    [
      'x-1,2020-01-01,en,core,joint-crew,,A,,',
      'items.csv: the record that ends on line 2 (x-1): categories.0',
    ],
    ['x-1,2020-13-01,en,core,,,A,,', 'date'],
    ['x-1,2020-01-01,en,none,sanctions,,A,,', 'an item of relevance none has no categories'],
    ['x-1,2020-01-01,en,core', 'items.csv'],
  ])('with a fault are refused by name: %s', (row, message) => {
    expect(() => training(`${row}\n`)).toThrow(message);
  });

  it('have ids of their own', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it.each(categories.map((label) => [label]))('are enough for %s', (label) => {
    const carrying = (language: string) =>
      items.filter((item) => item.language === language && item.categories.includes(label)).length;
    expect(carrying('en')).toBeGreaterThanOrEqual(90);
    expect(carrying('ru')).toBeGreaterThanOrEqual(40);
  });

  it('tempt with enough that is none or only context', () => {
    const count = (relevance: string) => items.filter((item) => item.relevance === relevance).length;
    expect(count('none')).toBeGreaterThanOrEqual(1200);
    expect(count('context')).toBeGreaterThanOrEqual(400);
  });
});

describe('actors and lexicon', () => {
  it('with a fault are refused by name', () => {
    writeFileSync(join(folder, 'actors.yaml'), '- id: nasa\n  name: NASA\n  kind: moon\n');
    expect(() => loadActors(folder)).toThrow('actors.yaml: entry 1 (nasa): kind');
    writeFileSync(join(folder, 'lexicon', 'a.yaml'), '- id: x\n  label: nothing\n');
    expect(() => loadLexicon(folder)).toThrow('a.yaml: entry 1 (x): label');
    writeFileSync(join(folder, 'lexicon', 'a.yaml'), 'x: [');
    expect(() => loadLexicon(folder)).toThrow('a.yaml');
  });
});

describe('poles', () => {
  it('face each other in every dimension', () => {
    for (const label of categories) {
      expect(oppositeOf(oppositeOf(label)!)).toBe(label);
      expect(poleOf(oppositeOf(label)!)).not.toBe(poleOf(label));
    }
    expect(oppositeOf('china')).toBeUndefined();
  });

  it('turn under negation and reversal, and joint science called off is an undertaking left', () => {
    for (const label of categories) expect(poleOf(turnedOf(label)!)).not.toBe(poleOf(label));
    expect(turnedOf('joint-crews')).toBe('decoupling');
    expect(turnedOf('joint-science')).toBe('decoupling');
    expect(turnedOf('china')).toBeUndefined();
  });

  it.each([
    [['joint-crews', 'agreements'], 'cooperation'],
    [['sanctions'], 'tension'],
    [['joint-crews', 'sanctions'], 'mixed'],
    [[], 'neutral'],
    [['china'], 'neutral'],
  ])('of %j make %s', (given, orientation) => {
    expect(orientationOf(given)).toBe(orientation);
  });
});
