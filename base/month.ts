/**
 * Months made of whole ISO weeks: a week belongs to the month that holds its Thursday, as ISO 8601 assigns weeks to years.
 * Text form `2026-07`, which sorts as time does.
 */
import { addWeeks, mondayOf, weekOf } from './week.ts';

const DAY = 86_400_000;

/** The month that a week counts in. Throws `bad-input` on anything but an existing ISO week. */
export function monthOf(week: string): string {
  return new Date(mondayOf(week) + 3 * DAY).toISOString().slice(0, 7);
}

/** The four or five weeks of a month, `2026-07`, in order. */
export function weeksOfMonth(month: string): string[] {
  const first = weekOf(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1));
  return [0, 1, 2, 3, 4, 5].map((step) => addWeeks(first, step)).filter((week) => monthOf(week) === month);
}

/** The month `count` months later; earlier when negative. */
export function addMonths(month: string, count: number): string {
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count, 1));
  return date.toISOString().slice(0, 7);
}
