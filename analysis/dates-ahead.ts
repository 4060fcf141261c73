/**
 * Days ahead that a text names: "scheduled for 3 March", "on 3 March 2027", "by 2028", in English and Russian. A day
 * without a year counts only after a word that looks forward, since most such days lie behind.
 */

export interface DateAhead {
  /** First day of what is named, as 2027-03-03. */
  date: string;
  precision: 'day' | 'month' | 'year';
  /** The words as they stand in the text. */
  words: string;
}

const english = 'january february march april may june july august september october november december'.split(
  ' ',
);
const russian = 'январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр'.split(' ');
const MONTH = `${english.join('|')}|${russian.map((stem) => `${stem}(?:я|ь|е|а|й|ю)?`).join('|')}`;
const FORWARD =
  /\b(will|would|scheduled|planned|plans|set|targeted|targeting|expected|slated|due|until|no earlier than|not before)\b|запланир|намечен|состоится|ожида|не ранее|планиру|пройд[её]т|до конца/iu;

const patterns: { precision: DateAhead['precision']; pattern: RegExp; order: [number, number, number] }[] = [
  dayPattern(
    `(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH})(?:,?\\s+(\\d{4}))?(?![\\p{L}\\d])`,
    [1, 2, 3],
  ),
  dayPattern(
    `(?<!\\p{L})(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?![\\p{L}\\d])`,
    [2, 1, 3],
  ),
  {
    precision: 'month',
    pattern: new RegExp(`(?<!\\p{L})(${MONTH})\\s+(\\d{4})(?!\\d)`, 'giu'),
    order: [0, 1, 2],
  },
  {
    precision: 'year',
    pattern: /(?<!\p{L})(?:by|in|until|through|before|after|beyond|к|до|в|после)\s+(20\d\d)(?![\d–-])/giu,
    order: [0, 0, 1],
  },
];

function dayPattern(source: string, order: [number, number, number]) {
  return { precision: 'day' as const, pattern: new RegExp(source, 'giu'), order };
}

/**
 * What lies ahead of `after` (a day, excluded) by at most ten years, earliest first; each date once. Never throws.
 * @param after the last day that is not ahead, as 2026-07-26.
 */
export function findDatesAhead(text: string, after: string): DateAhead[] {
  const found = new Map<string, DateAhead>();
  const taken: [number, number][] = [];
  for (const { precision, pattern, order } of patterns) {
    for (const match of text.slice(0, 5000).matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.some(([start, end]) => from < end && to > start)) continue;
      taken.push([from, to]);
      const [day, month, year] = order.map((group) => (group === 0 ? undefined : match[group]));
      const forward = FORWARD.test(text.slice(Math.max(0, from - 60), from));
      const date = dateOf({ day, month, year, forward, after });
      if (date !== undefined && isAhead(date, precision, after))
        found.set(date, { date, precision, words: match[0].trim() });
    }
  }
  return [...found.values()].sort((one, other) => one.date.localeCompare(other.date));
}

interface Named {
  day: string | undefined;
  month: string | undefined;
  year: string | undefined;
  forward: boolean;
  after: string;
}

function dateOf({ day, month, year, forward, after }: Named): string | undefined {
  const monthNumber = month === undefined ? 1 : monthOf(month);
  const dayNumber = day === undefined ? 1 : Number(day);
  if (year !== undefined) return validDay(Number(year), monthNumber, dayNumber);
  if (!forward) return undefined;
  const thisYear = validDay(Number(after.slice(0, 4)), monthNumber, dayNumber);
  if (thisYear !== undefined && thisYear > after) return thisYear;
  const next = validDay(Number(after.slice(0, 4)) + 1, monthNumber, dayNumber);
  return next !== undefined && daysBetween(after, next) <= 120 ? next : undefined;
}

function isAhead(date: string, precision: DateAhead['precision'], after: string): boolean {
  const shown = precision === 'year' ? 4 : precision === 'month' ? 7 : 10;
  return date.slice(0, shown) > after.slice(0, shown) && daysBetween(after, date) <= 3653;
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  const at = english.indexOf(lower);
  if (at !== -1) return at + 1;
  // "ма" begins "март" too, so the longest stem wins.
  const stems = russian.map((stem, index) => ({ stem, index })).filter(({ stem }) => lower.startsWith(stem));
  return stems.sort((one, other) => other.stem.length - one.stem.length)[0]!.index + 1;
}

function validDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
