/** Verdicts and figures that several tests share: what is still needed goes before what holds. */
import type { Comparison } from './months.ts';
import { FEWEST_MONTHS } from './months.ts';
import type { TestFigure, TestVerdict } from './report.ts';

/** Nothing can be said while something is needed. */
export function judge(needs: string | null, holds: boolean): TestVerdict {
  if (needs !== null) return 'unknown';
  return holds ? 'pass' : 'fail';
}

/** What is short of its need, in words; null where nothing is. */
export function needsOf(wants: readonly { what: string; has: number; needs: number }[]): string | null {
  const short = wants.filter(({ has, needs }) => has < needs);
  if (short.length === 0) return null;
  return short.map(({ what, has, needs }) => `${needs} ${what}, has ${has}`).join('; ');
}

export function missingMonths(months: number, each: string): string {
  return months < FEWEST_MONTHS
    ? `${FEWEST_MONTHS} months with ${each}, has ${months}`
    : `months that differ: ${months} have ${each}, all alike`;
}

export function correlationFigure(name: string, found: Comparison | number): TestFigure[] {
  if (typeof found === 'number') return [];
  const { correlation, lower, upper, months } = found;
  return [{ name, value: correlation, lower, upper, on: `${months} months` }];
}

/** Whether the interval holds the mark that the correlation is judged by: the verdict is then by the estimate alone. */
export function isUnsure(found: Comparison | number, mark: number): boolean {
  return typeof found !== 'number' && found.lower < mark && mark < found.upper;
}
