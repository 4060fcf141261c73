/**
 * ISO 8601 weeks in UTC: Monday starts the week, week 1 holds the year's first Thursday.
 * Every weekly figure is keyed by the text form, `2026-W30`, which sorts as time does.
 */
import { RendezvousError } from './errors.ts';

const DAY = 86_400_000;

/** The ISO week that an instant (milliseconds, UTC) falls in, as `2026-W30`. */
export function weekOf(instant: number): string {
  const monday = mondayAt(instant);
  const thursday = new Date(monday + 3 * DAY);
  const year = thursday.getUTCFullYear();
  const first = mondayAt(Date.UTC(year, 0, 4));
  return `${year}-W${String(Math.round((monday - first) / (7 * DAY)) + 1).padStart(2, '0')}`;
}

/** Midnight UTC of a week's Monday, in milliseconds. Throws `bad-input` on anything but an existing ISO week. */
export function mondayOf(week: string): number {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  const monday = match
    ? mondayAt(Date.UTC(Number(match[1]), 0, 4)) + (Number(match[2]) - 1) * 7 * DAY
    : Number.NaN;
  if (!match || weekOf(monday) !== week) {
    throw new RendezvousError('bad-input', `"${week}" is not an ISO week`, 'Write weeks as 2026-W30.');
  }
  return monday;
}

/** The week `count` weeks later; earlier when negative. */
export function addWeeks(week: string, count: number): string {
  return weekOf(mondayOf(week) + count * 7 * DAY);
}

/** Every week from one to another, both included; empty when they stand in the wrong order. */
export function weeksBetween(from: string, to: string): string[] {
  const weeks: string[] = [];
  const last = mondayOf(to);
  for (let monday = mondayOf(from); monday <= last; monday += 7 * DAY) weeks.push(weekOf(monday));
  return weeks;
}

function mondayAt(instant: number): number {
  const date = new Date(instant);
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return midnight - ((date.getUTCDay() + 6) % 7) * DAY;
}
