/** The chronology as a file: written and read without loss, and refused with the entry's name. */
import { describe, expect, it } from 'vitest';
import { loadChronology, loadPhases, phaseOf } from '../../codebook/chronology.ts';
import { type ChronologyFormat, readChronology, writeChronology } from '../../codebook/chronology-file.ts';

const phases = loadPhases();
const events = loadChronology();
const read = (text: string, format: ChronologyFormat) =>
  readChronology(`events.${format}`, text, format, phases);

describe('a chronology file', () => {
  it.each(['yaml', 'csv'] as const)('gives every event back from %s as it was', (format) => {
    expect(read(writeChronology(events, format), format)).toEqual(events);
  });

  it('keeps commas, quotes and lines of a text in a CSV', () => {
    const odd = { ...events[0]!, title: 'One, "two"', text: 'a\nb; c' };
    expect(read(writeChronology([odd], 'csv'), 'csv')).toEqual([odd]);
  });

  it.each([
    ['an unknown actor', { actors: ['nobody-known'] }, /no actor "nobody-known"/],
    ['an end before the beginning', { end: '1900-01-01' }, /before it begins/],
    ['an id of another day', { id: '1900-01-01-other' }, /does not begin with/],
    ['an intensity out of range', { intensity: 11 }, /intensity/],
    ['no source', { sources: [] }, /sources/],
  ])('is refused for %s', (_, fault, message) => {
    const text = writeChronology([{ ...events[0]!, ...fault }], 'yaml');
    expect(() => read(text, 'yaml')).toThrow(message);
  });

  it('is refused where an id comes twice, or where it cannot be parsed', () => {
    expect(() => read(writeChronology([events[0]!, events[0]!], 'yaml'), 'yaml')).toThrow(/comes twice/);
    expect(() => read('- [', 'yaml')).toThrow(/events\.yaml/);
    expect(() => read('id,sources\r\nx,{', 'csv')).toThrow(/events\.csv/);
  });

  it('finds the phase by the day, both ends included', () => {
    expect(phaseOf('2022-02-23', phases)).toBe('divergence');
    expect(phaseOf('2022-02-24', phases)).toBe('war');
    expect(phaseOf('2024-11-28', phases)).toBe('after');
    expect(() => phaseOf('1954-12-31', phases)).toThrow(/before the case study/);
  });
});
