/** Days ahead that texts name, in both languages. All texts are synthetic. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDatesAhead } from '../../analysis/dates-ahead.ts';

const after = '2026-07-26';
const dates = (text: string) =>
  findDatesAhead(text, after).map(({ date, precision }) => `${date} ${precision}`);

describe('dates ahead', () => {
  it.each([
    ['The crew is scheduled to fly on 3 September.', ['2026-09-03 day']],
    ['Launch is set for September 3rd, 2026', ['2026-09-03 day']],
    ['The agreement runs until March 2027', ['2027-03-01 month']],
    ['Moscow will stay by 2028 at least', ['2028-01-01 year']],
    ['Запуск намечен на 14 августа', ['2026-08-14 day']],
    ['Станция проработает до 2030 года', ['2030-01-01 year']],
    ['Старт запланирован на 5 мая 2027 года', ['2027-05-05 day']],
    ['Talks are expected on 10 January', []],
    ['It was launched on 3 September', []],
    ['The launch of 3 September 2019 is remembered', []],
    ['The delegation met on July 20', []],
    ['May 2027 be a better year', ['2027-05-01 month']],
    ['31 February 2027', []],
  ])('“%s”', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it('takes a day of the new year where it is near', () => {
    expect(
      findDatesAhead('The launch is planned for January 10', '2026-12-20').map(({ date }) => date),
    ).toEqual(['2027-01-10']);
  });

  it('never throws, and never names a day that is past', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 40 }), (text, day) => {
        for (const found of findDatesAhead(`${text} by ${day} May 2027 ${text}`, after))
          expect(found.date.slice(0, 4) >= '2026').toBe(true);
      }),
    );
  });
});
