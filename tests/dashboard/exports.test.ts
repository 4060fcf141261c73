/** What leaves the page can be read by others: CSV by any reader, BibTeX without broken braces. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citeAsBibtex, citeAsText } from '../../dashboard/citation.ts';
import { toCsv } from '../../dashboard/exports.ts';

const cited = {
  title: 'Balance of {cooperation} & 100 % tension_',
  versions: { codebook: 'a1', lexicon: 'b2', model: 'c3', method: 'items-1' },
  address: 'http://127.0.0.1:8480/series/balance?span=5',
  readOn: new Date('2026-07-27T10:00:00Z'),
};

describe('CSV', () => {
  it('reads back as it was, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = parse(toCsv(['first', 'second'], rows), { record_delimiter: '\r\n' });
        expect(read).toEqual([['first', 'second'], ...rows]);
      }),
    );
  });

  it('leaves a cell without a value empty', () => {
    expect(toCsv(['week', 'lower'], [['2026-W30', null]])).toBe('week,lower\r\n2026-W30,\r\n');
  });
});

describe('a citation', () => {
  it('names versions, address and day', () => {
    const text = citeAsText(cited);
    for (const part of ['codebook a1', 'method items-1', cited.address, '2026-07-27'])
      expect(text).toContain(part);
  });

  it('is BibTeX with braces that close', () => {
    const text = citeAsBibtex(cited);
    expect(text.split('{').length).toBe(text.split('}').length);
    expect(text).toContain('title = {Balance of cooperation \\& 100 \\% tension\\_}');
  });
});
