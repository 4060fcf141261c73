/** Holds the codebook against its contract, its document and the constants that the classifier uses. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { RendezvousError } from '../../base/errors.ts';
import { categories, dimensions, factors, orientationOf, poleOf } from '../../codebook/categories.ts';
import { type Code, dimensionOf, loadCodebook } from '../../codebook/codebook.ts';
import { codebookFolder } from '../../codebook/read-data.ts';
import { renderCodebook } from '../../codebook/render.ts';

const CONTRACT = '../shared/codebook.md';
const ABSENT = `${CONTRACT} is absent: the codebook is not held against its contract`;

const codebook = loadCodebook();
const document = renderCodebook(codebook);
const codes: Code[] = [
  ...codebook.relevance,
  ...codebook.dimensions.flatMap((dimension) => [dimension.cooperation, dimension.tension]),
  ...codebook.factors,
];

describe('the codebook', () => {
  it('has the ids and poles of the constants, in the same order', () => {
    const read = codebook.dimensions.map(({ id, cooperation, tension }) => ({
      id,
      cooperation: cooperation.id,
      tension: tension.id,
    }));
    expect(read).toEqual(dimensions);
    expect(codebook.factors.map((factor) => factor.id)).toEqual(factors);
    expect(codebook.relevance.map((level) => level.id)).toEqual(['core', 'context', 'none']);
  });

  it('has every id of the contract', ({ skip }) => {
    skip(!existsSync(CONTRACT), ABSENT);
    const contract = readFileSync(CONTRACT, 'utf8').split('## 5.')[0] ?? '';
    const named = new Set([...contract.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map((match) => match[1]));
    const known = new Set<string>([
      ...codes.map((code) => code.id),
      ...codebook.dimensions.map((dimension) => dimension.id),
      ...codebook.orientation.table.map((row) => row.orientation),
    ]);
    expect(named.size).toBeGreaterThan(30);
    expect([...named].filter((id) => !known.has(id ?? ''))).toEqual([]);
  });

  it('names the thesis chapters that the contract names for each dimension', ({ skip }) => {
    skip(!existsSync(CONTRACT), ABSENT);
    const rows = [...readFileSync(CONTRACT, 'utf8').matchAll(/^\| `([a-z]+)`[^|]*\[([\d., ]+)\]/gm)];
    const read = codebook.dimensions.map(({ id, cooperation, tension }) => [
      id,
      [...new Set([...cooperation.chapters, ...tension.chapters])].sort(),
    ]);
    expect(read).toEqual(rows.map(([, id, chapters]) => [id, chapters?.split(', ').sort()]));
  });

  it('numbers its rules from 1 to 20', () => {
    expect(codebook.rules.map((rule) => rule.number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it.each(codes)(
    'gives $id three examples, one at least in each language, and three counter-examples',
    (code) => {
      expect(code.examples).toHaveLength(3);
      expect(code.counterexamples).toHaveLength(3);
      expect(code.examples.some(({ text }) => /\p{Script=Cyrillic}/u.test(text))).toBe(true);
      expect(code.examples.some(({ text }) => !/\p{Script=Cyrillic}/u.test(text))).toBe(true);
    },
  );

  it('uses no headline twice', () => {
    const texts = codes.flatMap((code) =>
      [...code.examples, ...code.counterexamples].map(({ text }) => text),
    );
    expect(texts).toHaveLength(new Set(texts).size);
  });

  it.each(codes)(
    'codes the counter-examples of $id with one level of relevance, and none with nothing else',
    (code) => {
      for (const { instead } of code.counterexamples) {
        const levels = codebook.relevance.filter((level) => instead.includes(level.id));
        expect(levels).toHaveLength(1);
        expect(instead[0]).toBe(levels[0]?.id);
        if (instead[0] === 'none') expect(instead).toHaveLength(1);
      }
    },
  );
});

describe('orientation', () => {
  const label = fc.constantFrom(...categories, ...factors);

  it('follows the codebook’s table, whatever categories and factors are given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(label), (given) => {
        const poles = (['cooperation', 'tension'] as const).filter((pole) =>
          given.some((id) => poleInCodebook(id) === pole),
        );
        const row = codebook.orientation.table.find((entry) => entry.poles.join() === poles.join());
        expect(orientationOf(given)).toBe(row?.orientation);
      }),
    );
  });

  it('has one row for each of the four sets of poles', () => {
    const rows = codebook.orientation.table.map(({ poles }) => [...poles].sort().join('+'));
    expect(rows.sort()).toEqual(['', 'cooperation', 'cooperation+tension', 'tension']);
  });

  it('rests on the same poles as the constants do', () => {
    for (const id of [...categories, ...factors]) expect(poleOf(id)).toBe(poleInCodebook(id));
  });
});

function poleInCodebook(id: string) {
  const dimension = dimensionOf(codebook, id);
  if (!dimension) return undefined;
  return dimension.cooperation.id === id ? 'cooperation' : 'tension';
}

describe('the version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'codebook-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const source = readFileSync(join(codebookFolder, 'codebook.yaml'), 'utf8');
  const loadChanged = (change: (text: string) => string) => {
    writeFileSync(join(folder, 'codebook.yaml'), change(source));
    return loadCodebook(folder);
  };

  it('is twelve hexadecimal digits', () => {
    expect(codebook.version).toMatch(/^[0-9a-f]{12}$/);
  });

  it('stays when only a comment is added', () => {
    expect(loadChanged((text) => `# A remark.\n${text}`).version).toBe(codebook.version);
  });

  it('changes with any word', () => {
    const changed = loadChanged((text) => text.replace('No single word decides.', 'No word decides.'));
    expect(changed.version).not.toBe(codebook.version);
  });

  it.each([
    [
      'an unknown id',
      (text: string) => text.replace('id: joint-crews', 'id: joint-crew'),
      'dimensions[0].cooperation.id',
    ],
    [
      'a missing example',
      (text: string) => text.replace(/ {6}- text: "Soyuz with two.*\n.*\n/, ''),
      'relevance[0].examples',
    ],
    [
      'a counter-example coded as itself',
      (text: string) => text.replace('[core, agreements]', '[core, decoupling]'),
      'coded as the very code',
    ],
    ['broken syntax', (text: string) => `${text}\n  - [`, 'codebook.yaml'],
  ])('is refused to a file with %s, which the error names', (_fault, change, named) => {
    expect(() => loadChanged(change)).toThrow(RendezvousError);
    expect(() => loadChanged(change)).toThrow(named);
  });
});

describe('docs/codebook.md', () => {
  it('is the rendering of the codebook', async () => {
    await expect(document).toMatchFileSnapshot('../../docs/codebook.md');
  });

  it('names its edition and version, and no date', () => {
    expect(document).toContain(`edition ${codebook.edition}, version ${codebook.version}`);
    expect(document).not.toMatch(/\b\d{4}-\d{2}-\d{2}\b/);
  });

  it('has an anchor for every link, and no anchor twice', () => {
    const anchors = [...document.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]);
    const links = [...document.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(anchors).toHaveLength(new Set(anchors).size);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });
});
