/**
 * Whether cooperation in space held where tension on Earth would have had it fall: what the first weeks tell of the two is
 * carried on to the tensest of the weeks after. What the thesis means by existing independently.
 */
import { mean } from '../statistics/autocorrelation.ts';
import type { CoupledWeek } from './coupling.ts';

export interface Resilience {
  /** Weeks after the base that belong to the tensest third of all. */
  tense: number;
  /** Of them, those in which cooperation was above what the climate led to expect with probability .9; 0–1. Chance alone gives .1. */
  share: number;
}

/** Where the standard normal distribution reaches .9. */
const SURE = 1.2816;

/**
 * The base is the first half of the weeks: there, cooperation is regressed on the climate; its predictive interval holds the
 * noise of a week's figure, since the base was as noisy. Null without a tense week after the base, or where the climate of
 * the base does not vary.
 */
export function measureResilience(weeks: readonly CoupledWeek[]): Resilience | null {
  const base = weeks.slice(0, Math.floor(weeks.length / 2));
  const expect = regressOnClimate(base);
  const threshold = [...weeks].map(({ climate }) => climate).sort((one, other) => one - other)[
    Math.ceil((2 * weeks.length) / 3)
  ]!;
  const tense = weeks.slice(base.length).filter(({ climate }) => climate >= threshold);
  if (expect === null || tense.length === 0) return null;
  const held = tense.filter(({ cooperation, climate }) => {
    const { value, deviation } = expect(climate);
    return cooperation - value >= SURE * deviation;
  });
  return { tense: tense.length, share: held.length / tense.length };
}

function regressOnClimate(weeks: readonly CoupledWeek[]) {
  const n = weeks.length;
  const [x, y] = [mean(weeks.map(({ climate }) => climate)), mean(weeks.map((week) => week.cooperation))];
  const spread = weeks.reduce((sum, { climate }) => sum + (climate - x) ** 2, 0);
  if (n < 3 || spread === 0) return null;
  const slope = weeks.reduce((sum, week) => sum + (week.climate - x) * (week.cooperation - y), 0) / spread;
  const valueAt = (climate: number) => y + slope * (climate - x);
  const residual =
    weeks.reduce((sum, week) => sum + (week.cooperation - valueAt(week.climate)) ** 2, 0) / (n - 2);
  return (climate: number) => ({
    value: valueAt(climate),
    deviation: Math.sqrt(residual * (1 + 1 / n + (climate - x) ** 2 / spread)),
  });
}
