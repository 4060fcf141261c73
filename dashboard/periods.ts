/** Weeks and months, the periods that series are counted by: when one begins and ends, which weeks it holds. Pure. */
import { addMonths, weeksOfMonth } from '../base/month.ts';
import { addWeeks, mondayOf } from '../base/week.ts';

export type Period = 'week' | 'month';

/** Which of both `2026-W30` or `2026-07` is. */
export function kindOf(period: string): Period {
  return period.includes('W') ? 'week' : 'month';
}

/** Midnight UTC of a period's first day: a Monday, or the first of the month. */
export function startOf(period: string): Date {
  return new Date(kindOf(period) === 'week' ? mondayOf(period) : `${period}-01`);
}

/** When the next one begins. */
export function endOf(period: string): Date {
  return startOf(kindOf(period) === 'week' ? addWeeks(period, 1) : addMonths(period, 1));
}

/** The first and the last of the weeks that are counted in a period. */
export function weeksOf(period: string): { from: string; to: string } {
  const weeks = kindOf(period) === 'week' ? [period] : weeksOfMonth(period);
  return { from: weeks[0]!, to: weeks.at(-1)! };
}
