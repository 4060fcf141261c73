/** The languages that are written, and how each writes numbers, days and counted nouns. */
import type { FactForm } from './document.ts';

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** A fact as it stands in a text: true minus signs, a decimal comma in Russian, days as `14 July 2022`. */
export function writeFact(value: number | string, form: FactForm, language: Language): string {
  if (form === 'text' || typeof value === 'string')
    return form === 'day' ? writeDay(String(value), language) : String(value);
  const point = (text: string) => (language === 'ru' ? text.replace('.', ',') : text);
  switch (form) {
    case 'count':
      return String(Math.round(value));
    case 'decimal':
      return point(value.toFixed(1)).replace('-', '−');
    case 'signed':
      return `${Number(value.toFixed(2)) < 0 ? '−' : '+'}${point(Math.abs(value).toFixed(2))}`;
    case 'percent':
      return writePercent(value);
    case 'day':
      return String(value);
  }
}

/** Whole per cents; never certainty where there is none. */
function writePercent(share: number): string {
  if (share > 0.99 && share < 1) return '> 99 %';
  if (share < 0.01 && share > 0) return '< 1 %';
  return `${Math.round(share * 100)} %`;
}

/** `2022-07-14`, `2022-07` or `2022`, written out. */
export function writeDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  if (month === undefined) return String(year);
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(date === undefined ? {} : { day: 'numeric' }),
  };
  const text = new Intl.DateTimeFormat(language === 'ru' ? 'ru' : 'en-GB', options).format(
    new Date(Date.UTC(year!, month - 1, date ?? 1)),
  );
  return text.replace(/\s?г\.$/, '');
}

/** The form of a noun that a count asks for; Russian has three, English two. */
export function nounFor(
  count: number,
  language: Language,
  forms: readonly [string, string, string?],
): string {
  if (language === 'en') return count === 1 ? forms[0] : forms[1];
  const [tens, ones] = [Math.abs(count) % 100, Math.abs(count) % 10];
  if (ones === 1 && tens !== 11) return forms[0];
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return forms[1];
  return forms[2] ?? forms[1];
}
