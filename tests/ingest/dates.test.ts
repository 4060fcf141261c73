/** Dates in every form that feeds have used; and the ones that are refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../ingest/dates.ts';

function read(text: string): string | null {
  const date = parseDate(text);
  return date && new Date(date.instant).toISOString().replace('.000Z', 'Z');
}

describe('parseDate', () => {
  it.each([
    // RFC 822 and what became of it
    ['Fri, 15 Jul 2022 12:30:00 GMT', '2022-07-15T12:30:00Z'],
    ['15 Jul 2022 12:30 +0300', '2022-07-15T09:30:00Z'],
    ['Fri, 15 Jul 22 12:30:00 EST', '2022-07-15T17:30:00Z'],
    ['Fri, 15 Jul 98 12:30:00 PDT', '1998-07-15T19:30:00Z'],
    ['Friday, 15 July 2022 12:30:00 +03:00', '2022-07-15T09:30:00Z'],
    ['Fri, Jul 15 2022 12:30:00 UTC', '2022-07-15T12:30:00Z'],
    ['July 15, 2022, 3:05 pm EDT', '2022-07-15T19:05:00Z'],
    ['Fri, 15 Jul 2022 12:05 am GMT', '2022-07-15T00:05:00Z'],
    ['Fri, 15 Jul 2022 12:30:00 GMT+03:00', '2022-07-15T09:30:00Z'],
    ['Fri, 15 Jul 2022 12:30:00 Etc/GMT', '2022-07-15T12:30:00Z'],
    ['Fri, 15 Jul 2022 12:30:00 +0300 (MSK)', '2022-07-15T09:30:00Z'],
    ['Fri, 15 Jul 2022 12:30:00 MSK', '2022-07-15T09:30:00Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00Z'],
    ['15 Jul 2022', '2022-07-15T00:00:00Z'],
    // asctime and its like
    ['Fri Jul 15 12:30:00 2022', '2022-07-15T12:30:00Z'],
    ['Fri Jul 15 12:30:00 PST 2022', '2022-07-15T20:30:00Z'],
    ['Fri, 2022/07/15 12:30:00 EDT', '2022-07-15T16:30:00Z'],
    // W3CDTF and ISO 8601
    ['2022-07-15T12:30:00Z', '2022-07-15T12:30:00Z'],
    ['2022-07-15T12:30:00.250+03:00', '2022-07-15T09:30:00.250Z'],
    ['2022-07-15T12:30-0430', '2022-07-15T17:00:00Z'],
    ['2022-07-15 12:30:00', '2022-07-15T12:30:00Z'],
    ['2022-07-15 12:30:00 EST', '2022-07-15T17:30:00Z'],
    ['2022-7-5T1:02+00:00', '2022-07-05T01:02:00Z'],
    ['20220715T123000Z', '2022-07-15T12:30:00Z'],
    ['20220715', '2022-07-15T00:00:00Z'],
    ['2022-07', '2022-07-01T00:00:00Z'],
    ['2022', '2022-01-01T00:00:00Z'],
    ['2022-196', '2022-07-15T00:00:00Z'],
    ['2022196', '2022-07-15T00:00:00Z'],
    ['2022-W28-5', '2022-07-15T00:00:00Z'],
    ['2020-W53-7', '2021-01-03T00:00:00Z'],
    ['22-07-15', '2022-07-15T00:00:00Z'],
    ['2022-07-15T24:00:00Z', '2022-07-16T00:00:00Z'],
    // other languages and habits
    ['Пт, 15 июл 2022 12:30:00 +0300', '2022-07-15T09:30:00Z'],
    ['15 июля 2022 г., 12:30', '2022-07-15T12:30:00Z'],
    ['5 мая 2022', '2022-05-05T00:00:00Z'],
    ['15.07.2022 12:30', '2022-07-15T12:30:00Z'],
    ['Παρ, 15 Ιούλ 2022 12:30:00 GMT', '2022-07-15T12:30:00Z'],
    ['2022-július-15T9:30+02:00', '2022-07-15T07:30:00Z'],
    ['2022년 07월 15일 12:30:00', '2022-07-15T03:30:00Z'],
    ['2022-07-15 오후 1:30:00', '2022-07-15T04:30:00Z'],
    ['mar, 05 avr 2022 12:30:00 +0200', '2022-04-05T10:30:00Z'],
    ['15. Juli 2022 12:30', '2022-07-15T12:30:00Z'],
    ['07/15/2022', '2022-07-15T00:00:00Z'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['a day that could be two', '05/07/2022'],
    ['a day that is none', '31 Feb 2022'],
    ['a month that is none', '2022-13-01'],
    ['a week that is none', '2022-W54-1'],
    ['a time alone', '12:30'],
    ['words', 'yesterday'],
    ['a count', '1657888200'],
    ['nothing', '  '],
  ])('refuses %s', (_, text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('tells whether the text named a zone', () => {
    expect(parseDate('2022-07-15T12:30:00')?.offset).toBeNull();
    expect(parseDate('2022-07-15T12:30:00+03:00')?.offset).toBe(180);
  });

  const instants = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2089, 11, 31) / 1000 });

  it('reads back every instant written as ISO 8601 and as RFC 822', () => {
    fc.assert(
      fc.property(instants, (seconds) => {
        const date = new Date(seconds * 1000);
        expect(parseDate(date.toISOString())?.instant).toBe(date.getTime());
        expect(parseDate(date.toUTCString())?.instant).toBe(date.getTime());
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    const fragment = fc.oneof(
      fc.string(),
      fc.constantFrom('2022', '-', 'T', ':', '12', 'Jul', '+', '월', ' ', '/'),
    );
    fc.assert(fc.property(fc.array(fragment), (parts) => void parseDate(parts.join(''))));
  });
});
