/** Numbers, dates and weeks as the reader's language writes them. All times are UTC. */
import { mondayOf } from '../base/week.ts';
import { language } from './language.ts';

const DAY = 86_400_000;
const locale = language === 'ru' ? 'ru' : 'en-GB';

/** Made when first needed: a browser's first one takes it some 60 ms. */
function once<Format>(make: () => Format): () => Format {
  let made: Format | undefined;
  return () => (made ??= make());
}

const whole = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const oneDigit = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
const day = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const instant = once(
  () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
);
const ownInstant = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }));
const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

export const formatCount = (value: number) => whole().format(value);
export const formatMean = (value: number) => oneDigit().format(value);

/** Whole per cents of a share or probability of 0–1; never all or nothing where it is not. */
export function formatShare(value: number): string {
  if (value > 0.99 && value < 1) return `> ${percent().format(0.99)}`;
  if (value < 0.01 && value > 0) return `< ${percent().format(0.01)}`;
  return percent().format(value);
}

/** −0.42, +0.10; an en dash where there is no value. */
export function formatSigned(value: number | null): string {
  if (value === null) return '–';
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

export function formatDay(iso: string): string {
  return day().format(new Date(iso));
}

/** An instant in UTC. */
export function formatInstant(iso: string): string {
  return `${instant().format(new Date(iso))} UTC`;
}

/** The same instant in the reader's own zone. */
export function formatOwnInstant(iso: string): string {
  return ownInstant().format(new Date(iso));
}

/** The days of an ISO week, as `16–22 November 2026`. */
export function formatWeek(week: string): string {
  const monday = mondayOf(week);
  return day().formatRange(new Date(monday), new Date(monday + 6 * DAY));
}

/** How long ago an instant was, in the largest fitting unit. */
export function formatAgo(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const [unit, length] = (
    [
      ['day', 86_400],
      ['hour', 3_600],
      ['minute', 60],
    ] as const
  ).find(([, span]) => Math.abs(seconds) >= span) ?? ['second', 1];
  return relative().format(Math.round(seconds / length), unit);
}
