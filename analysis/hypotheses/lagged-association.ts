/**
 * Whether one series foreshadows another over eight weeks (the second hypothesis): only the cumulative association,
 * declared beforehand, is tested. An association with the past, never an effect.
 */
import { createRandom } from '../bootstrap.ts';
import { ninetyPercentReach, rotate } from '../statistics/circular-shifts.ts';
import { dot, regress } from '../statistics/least-squares.ts';

export interface LaggedAssociation {
  /** Weeks that enter the regression. */
  weeks: number;
  /** Cumulative long-run association Σγ / (1 − φ₁ − φ₂). */
  cumulative: number;
  /** Its 90 % interval by circular shifts of the predictor, and the two-sided p of no association. */
  lower: number;
  upper: number;
  p: number;
  /** Newey–West standard error (delta method): for comparison only, since it is too small at such lengths. */
  standardError: number;
}

/** Null where a week is unknown. */
export type GappedSeries = readonly (number | null)[];

export const LAGS = 8;
const SHIFTS = 500;
const SEED = 20_260_104;

/**
 * Y_t = α + Σ_{l=1..8} γ_l K_{t−l} + φ₁ Y_{t−1} + φ₂ Y_{t−2} + ε with γ on a second-degree Almon polynomial. For the
 * placebo, `leads` takes the predictor of the 1 to 4 weeks after instead. `held` adds η G_t: what of the association is not owed to a
 * third series of the same week. Null where too few weeks are whole.
 */
export function measureAssociation(
  outcome: GappedSeries,
  predictor: GappedSeries,
  { direction = 'lags', held }: { direction?: 'lags' | 'leads'; held?: GappedSeries } = {},
): LaggedAssociation | null {
  const steps = direction === 'lags' ? range(1, LAGS) : range(-4, -1);
  const found = regressOn(outcome, predictor, steps, held);
  if (found === null) return null;
  const shifts = shiftsOf(predictor.length);
  const shifted = shifts.flatMap((by) => regressOn(outcome, rotate(predictor, by), steps, held)?.sum ?? []);
  const beyond = shifted.filter((sum) => Math.abs(sum) >= Math.abs(found.sum)).length;
  const { weeks, cumulative, rest, standardError } = found;
  const half = ninetyPercentReach(shifted) / Math.abs(rest);
  return {
    ...{ weeks, cumulative, lower: cumulative - half, upper: cumulative + half, standardError },
    p: (beyond + 1) / (shifted.length + 1),
  };
}

function regressOn(
  outcome: GappedSeries,
  predictor: GappedSeries,
  steps: readonly number[],
  held: GappedSeries | undefined,
) {
  const rows: number[][] = [];
  const outcomes: number[] = [];
  for (let t = 2; t < outcome.length; t += 1) {
    const past = steps.map((step) => predictor[t - step]);
    const own = [outcome[t], outcome[t - 1], outcome[t - 2]];
    const beside = held === undefined ? [] : [held[t]];
    if (![...past, ...own, ...beside].every((value) => typeof value === 'number')) continue;
    const known = past as number[];
    const powers = [0, 1, 2].map((power) =>
      dot(
        known,
        steps.map((step) => step ** power),
      ),
    );
    rows.push([1, ...powers, ...(own.slice(1) as number[]), ...(beside as number[])]);
    outcomes.push(own[0] as number);
  }
  if (rows.length < 4 * LAGS) return null;
  const regression = regress(rows, outcomes, LAGS);
  if (regression === null) return null;
  const { coefficients, covariance } = regression;
  const weights = [0, 1, 2].map((power) => steps.reduce((sum, step) => sum + step ** power, 0));
  const sum = dot(weights, coefficients.slice(1, 4));
  const rest = 1 - coefficients[4]! - coefficients[5]!;
  const ofOwn = [sum / rest ** 2, sum / rest ** 2];
  const ofHeld = held === undefined ? [] : [0];
  const gradient = [0, ...weights.map((weight) => weight / rest), ...ofOwn, ...ofHeld];
  const variance = dot(
    gradient,
    covariance.map((row) => dot(row, gradient)),
  );
  const standardError = Math.sqrt(Math.max(0, variance));
  return { weeks: rows.length, sum, rest, cumulative: sum / rest, standardError };
}

/** All shifts by more than the lags from either end; five hundred of them, drawn with a fixed seed, where there are more. */
function shiftsOf(length: number): number[] {
  const all = range(LAGS + 1, length - LAGS - 1);
  const random = createRandom(SEED);
  return all.length <= SHIFTS
    ? all
    : Array.from({ length: SHIFTS }, () => all[Math.floor(random() * all.length)]!);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
}
