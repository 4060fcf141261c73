/**
 * Dates as feeds write them → instants: RFC 822 and its many variants, W3CDTF, ISO 8601 (calendar, ordinal, week),
 * asctime, and the forms of Korean, Greek, Hungarian and Russian publishers. What cannot be read without guessing is
 * refused; the machine's own locale, zone and date never come into it.
 */
import { monthOf, zoneOf } from './date-names.ts';

/** An instant read from a text. */
export interface ReadDate {
  /** Milliseconds since the epoch; read as UTC where the text names no zone. */
  instant: number;
  /** Minutes east of Greenwich as the text says, null where it does not. */
  offset: number | null;
}

interface Fields {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  offset?: number | null;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Reads a date in any of the known forms; null where there is none, or one that could mean several days. */
export function parseDate(text: string): ReadDate | null {
  const plain = text.slice(0, 100).normalize('NFKC').trim().toLowerCase();
  if (plain === '') return null;
  return parseRfc822(plain) ?? parseIso(plain) ?? parseWords(plain);
}

const RFC822 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d\d):(\d\d):(\d\d)\s+(?:([+-]\d{4})|([a-z]{1,4}))$/;

/** RFC 822 with a year of four digits, as most feeds have it. */
function parseRfc822(text: string): ReadDate | null {
  const match = RFC822.exec(text);
  const month = match && monthOf(match[2]!);
  if (!match || !month) return null;
  const [, day, , year, hour, minute, second, offset, zone] = match;
  return instantOf({
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    offset: offset ? readOffset(offset) : zoneOf(zone!),
  });
}

const ISO = new RegExp(
  [
    /^(\d{4})/, // year
    /(?:-?w(\d\d)(?:-?([1-7]))?|-(\d{3})(?!\d)|(\d{3})(?!\d)|-?(\d\d)(?:-?(\d\d))?|-(\d)-(\d\d?)|-(\d\d)-(\d))?/, // date
    /(?:[t\s_]+(\d\d?)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?)?/, // time
    /\s*(z|ut|utc|gmt|[+\-−]\d\d?(?::?\d\d)?)?(?:\s*\(.*\))?$/, // zone
  ]
    .map((part) => part.source)
    .join(''),
);

/** ISO 8601 and W3CDTF, extended or basic, with a space for the T where databases write it so. */
function parseIso(text: string): ReadDate | null {
  const match = ISO.exec(text);
  if (!match) return parseShortIso(text);
  const [
    ,
    year,
    week,
    weekday,
    dashOrdinal,
    ordinal,
    month,
    day,
    bareMonth,
    bareDay,
    twoMonth,
    oneDay,
    ...time
  ] = match;
  const date = { year: Number(year), ...readTime(time) };
  if (week) return instantOfWeek(date, Number(week), Number(weekday ?? 1));
  const dayOfYear = dashOrdinal ?? ordinal;
  if (dayOfYear) return instantOfOrdinal(date, Number(dayOfYear));
  return instantOf({
    ...date,
    month: Number(month ?? bareMonth ?? twoMonth ?? 1),
    day: Number(day ?? bareDay ?? oneDay ?? 1),
  });
}

/** ISO 8601 with a year of two digits. */
function parseShortIso(text: string): ReadDate | null {
  const match = /^(\d\d)-(\d\d)-(\d\d)(?=[t\s]|$)/.exec(text);
  return match ? parseIso(`${fullYear(Number(match[1]), 2)}${text.slice(2)}`) : null;
}

function readTime([hour, minute, second, fraction, zone]: (string | undefined)[]) {
  return {
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(`${second ?? 0}.${(fraction ?? '0').slice(0, 3)}`),
    offset: zone === undefined ? null : readOffset(zone),
  };
}

const CLOCK =
  /(?<!\d)(\d{1,2})(?::|시\s*)(\d{1,2})(?:(?::|분\s*)(\d{1,2})(?:[.,]\d+)?초?)?분?(?:\s*([ap])\.?m\b\.?)?/;
const MORNING = /오전|上午|午前|π\.?μ/;
const AFTERNOON = /오후|下午|午後|μ\.?μ/;

/** Everything that spells its month, puts the year first, or dots the day before the month. */
function parseWords(text: string): ReadDate | null {
  const clock = CLOCK.exec(text);
  const before = clock ? text.slice(0, clock.index) : text;
  const after = clock ? text.slice(clock.index + clock[0].length) : '';
  const date = readDay(`${before} ${after}`.replace(/\([^)]*\)|[+\-−]\d\d:?\d\d\b/g, ' '));
  const time = clock ? readClock(clock, before) : {};
  return date && instantOf({ ...date, ...time, offset: findOffset(before, after) });
}

function readClock([, hour, minute, second, half]: RegExpExecArray, before: string) {
  const isAfternoon = half === 'p' || AFTERNOON.test(before);
  const isTwelveHour = half !== undefined || isAfternoon || MORNING.test(before);
  return {
    hour: isTwelveHour && Number(hour) <= 12 ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
  };
}

/** The zone stands after the time, by number or name; Korean forms name none and mean their own. */
function findOffset(before: string, after: string): number | null {
  if (/[년월일]|오[전후]/.test(before)) return 9 * 60;
  const signed = /[+\-−]\d{1,2}:?(?:\d\d)?(?!\d)/.exec(after.slice(0, 12));
  if (signed) return readOffset(signed[0]);
  const zones = (after.match(/\p{L}+/gu) ?? []).map(zoneOf);
  return zones.find((zone) => zone !== null) ?? null;
}

/** The day in a text whose time and zone have been taken out. */
function readDay(text: string): Fields | null {
  const yearFirst = /(?<!\d)(\d{4})(?:[/.-]|[年년]\s*)(\d{1,2})(?:[/.-]|[月월]\s*)(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return dayOf(yearFirst, 1, 2, 3);
  const dayFirst = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)(?!\d)/.exec(text);
  if (dayFirst) return dayOf(dayFirst, 3, 2, 1);
  const either = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(text);
  return either ? readSlashed(either) : readNamedMonth(text);
}

function dayOf(match: RegExpExecArray, year: number, month: number, day: number): Fields {
  return {
    year: fullYear(Number(match[year]), match[year]!.length),
    month: Number(match[month]),
    day: Number(match[day]),
  };
}

/** Day and month in unknown order: read only where one of them cannot be a month, or both are the same. */
function readSlashed(match: RegExpExecArray): Fields | null {
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (first > 12) return dayOf(match, 3, 2, 1);
  return second > 12 || first === second ? dayOf(match, 3, 1, 2) : null;
}

/** A month by name with its numbers around it: "4 Jan 2004", "January 4, 2004", "2004-július-13". */
function readNamedMonth(text: string): Fields | null {
  const tokens = text.match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? [];
  const at = tokens.findLastIndex(
    (token) => token.length > 2 && zoneOf(token) === null && monthOf(token) !== null,
  );
  if (at < 0) return null;
  const before = tokens.slice(0, at).filter(isNumber);
  const after = tokens.slice(at + 1).filter(isNumber);
  const numbers = [...before.slice(-1), ...after];
  const [day, year] = numbers[0]?.length === 4 ? [numbers[1], numbers[0]] : numbers;
  if (day === undefined || year === undefined || day.length > 2) return null;
  return { year: fullYear(Number(year), year.length), month: monthOf(tokens[at]!)!, day: Number(day) };
}

function isNumber(token: string): boolean {
  return /^\d+$/.test(token);
}

/** Years of one or two digits turn at 90, as feeds began in the nineties. */
function fullYear(year: number, digits: number): number {
  return digits > 2 ? year : year + (year < 90 ? 2000 : 1900);
}

function readOffset(zone: string): number {
  const match = /^([+\-−])(\d\d?):?(\d\d)?$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '+' ? 1 : -1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

function instantOf({
  year,
  month,
  day,
  hour = 0,
  minute = 0,
  second = 0,
  offset = null,
}: Fields): ReadDate | null {
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  const isTime = hour <= 23 || (hour === 24 && minute === 0 && second === 0);
  if (!isReal || !isTime || minute > 59 || second >= 61 || Math.abs(offset ?? 0) > 18 * 60) return null;
  if (year < 1000 || year > 9999) return null;
  const local =
    Date.UTC(year, month - 1, day) + hour * 60 * MINUTE + minute * MINUTE + Math.round(second * 1000);
  return { instant: local - (offset ?? 0) * MINUTE, offset };
}

function instantOfOrdinal(date: Omit<Fields, 'month' | 'day'>, ordinal: number): ReadDate | null {
  if (ordinal < 1 || ordinal > 337 + daysIn(date.year, 2)) return null;
  return addDays(instantOf({ ...date, month: 1, day: 1 }), ordinal - 1);
}

/** ISO week: week 1 holds 4 January, and starts on Monday. */
function instantOfWeek(date: Omit<Fields, 'month' | 'day'>, week: number, weekday: number): ReadDate | null {
  if (week < 1 || week > 53) return null;
  const fourth = new Date(Date.UTC(date.year, 0, 4));
  const toMonday = -((fourth.getUTCDay() + 6) % 7);
  return addDays(instantOf({ ...date, month: 1, day: 4 }), toMonday + (week - 1) * 7 + weekday - 1);
}

function addDays(date: ReadDate | null, days: number): ReadDate | null {
  return date && { ...date, instant: date.instant + days * DAY };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
