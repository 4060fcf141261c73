/**
 * The mean of many weekly balances. Taken from each week's own counts: the published balances lean on the weeks before
 * them, so that their mean seems surer than it is.
 */
import { crossValidatedErrors } from '../indicators/error-rates.ts';
import type { CodingErrors } from '../indicators/measurement-model.ts';
import type { SeriesValue } from '../indicators/series-value.ts';
import { mean } from '../statistics/autocorrelation.ts';

export interface MeanBalance {
  /** −1 (all tension) to +1 (all cooperation), with its 90 % interval. */
  value: number;
  lower: number;
  upper: number;
}

/** The weeks are cut into so many consecutive parts, long enough to know little of one another. */
export const PARTS = 4;
/** The .95 quantile of Student's t with three degrees of freedom. */
const T = 2.3534;

/**
 * Mean over weeks of the cooperative share of polar stories, corrected for coding errors (Rogan & Gladen 1978, American
 * Journal of Epidemiology 107:71). The interval is Student's t over the means of four parts (batch means: Schmeiser 1982,
 * Operations Research 30:556), with the uncertainty of the error rates added.
 * @param weeks in their order, at least four, each with a polar story.
 */
export function meanBalance(
  weeks: readonly Pick<SeriesValue, 'cooperative' | 'stories'>[],
  errors: CodingErrors = crossValidatedErrors,
): MeanBalance {
  const shares = weeks.map(({ cooperative, stories }) => (cooperative ?? 0) / stories);
  const edge = (part: number) => Math.round((part * shares.length) / PARTS);
  const parts = Array.from({ length: PARTS }, (_, part) => mean(shares.slice(edge(part), edge(part + 1))));
  const ofParts = parts.reduce((sum, part) => sum + (part - mean(parts)) ** 2, 0) / (PARTS - 1) / PARTS;
  const sensitivity = rateOf(errors.truePositives, errors.falseNegatives);
  const falsePositives = rateOf(errors.falsePositives, errors.trueNegatives);
  const apart = sensitivity.value - falsePositives.value;
  const share = clamp((mean(shares) - falsePositives.value) / apart);
  const ofRates = share ** 2 * sensitivity.variance + (1 - share) ** 2 * falsePositives.variance;
  const half = (T * Math.sqrt(ofParts + ofRates)) / apart;
  return {
    value: 2 * share - 1,
    lower: 2 * clamp(share - half) - 1,
    upper: 2 * clamp(share + half) - 1,
  };
}

function rateOf(hits: number, misses: number): { value: number; variance: number } {
  const value = hits / (hits + misses);
  return { value, variance: (value * (1 - value)) / (hits + misses) };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
