/** The dashboard's own lists and names agree with the codebook. */
import { describe, expect, it } from 'vitest';
import { actorSeriesOf } from '../../analysis/indicators/actor-series.ts';
import { SERIES } from '../../analysis/series.ts';
import { loadActors } from '../../codebook/actors.ts';
import { dimensions, factors } from '../../codebook/categories.ts';
import { loadCodebook } from '../../codebook/codebook.ts';
import { DIMENSIONS, FACTORS, poleOf } from '../../dashboard/codes.ts';
import { en } from '../../dashboard/words/en.ts';
import { ru } from '../../dashboard/words/ru.ts';

const codebook = loadCodebook();
const codes = [
  ...codebook.dimensions.flatMap(({ cooperation, tension }) => [cooperation, tension]),
  ...codebook.factors,
];

describe('the dashboard’s codes', () => {
  it('are those of the codebook, in its order', () => {
    expect(DIMENSIONS).toEqual(dimensions);
    expect(FACTORS).toEqual(factors);
  });

  it.each(codes.map((code) => [code.id, code] as const))('names %s as the codebook does', (id, code) => {
    expect(en.labels[id]).toBe(code.name);
    expect(ru.labels[id]).toBe(code.name_ru);
  });

  it.each(codebook.dimensions.map((one) => [one.id, one] as const))('names dimension %s alike', (id, one) => {
    expect(en.dimensions[id]).toBe(one.name);
    expect(ru.dimensions[id]).toBe(one.name_ru);
    expect([poleOf(one.cooperation.id), poleOf(one.tension.id)]).toEqual(['cooperation', 'tension']);
  });

  it('names the unit of every series in Russian', () => {
    for (const { name, unit } of [...SERIES, ...actorSeriesOf(loadActors())])
      expect.soft(ru.units[unit], `${unit} of ${name}`).toMatch(/[а-я]/);
  });

  it('has the same texts in both languages', () => {
    expect(keysOf(ru)).toEqual(keysOf({ ...en, units: ru.units }));
  });
});

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}
