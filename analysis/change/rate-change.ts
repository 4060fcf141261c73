/**
 * Whether stories of a kind have become more or less frequent: this week's count against the weeks before, both for the
 * items that were delivered, since more news brings more of everything. Gamma–Poisson, so exact and without draws.
 */
import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import { DESIGN_EFFECT } from '../indicators/measurement-model.ts';

/** How often something was counted, among how many delivered items. */
export interface Exposure {
  count: number;
  delivered: number;
}

export interface RateChange {
  /** What the weeks before lead one to expect at this week's volume; null where they delivered nothing. */
  expected: number | null;
  /** Probability that the rate is higher than it was, 0–1; null where there is nothing to compare. */
  higher: number | null;
  direction: 'up' | 'down' | 'steady' | 'unknown';
}

/** From this probability on a change is called one. */
export const CHANGE_HOLDS = 0.8;

/**
 * Rates with Jeffreys' prior: λ ~ Gamma(count/deff + ½, delivered). The chance that one Gamma exceeds another is a
 * Beta distribution's tail: P(λ₁ > λ₀) = 1 − I(d₁/(d₁ + d₀); a₁, a₀).
 */
export function compareRates(now: Exposure, before: Exposure): RateChange {
  if (now.delivered === 0 || before.delivered === 0)
    return { expected: null, higher: null, direction: 'unknown' };
  const share = now.delivered / (now.delivered + before.delivered);
  const higher = 1 - betaCdf(share, now.count / DESIGN_EFFECT + 0.5, before.count / DESIGN_EFFECT + 0.5);
  return {
    expected: (before.count * now.delivered) / before.delivered,
    higher,
    direction: directionOf(higher),
  };
}

/** Up or down where one is at least as probable as `CHANGE_HOLDS`. */
export function directionOf(higher: number): 'up' | 'down' | 'steady' {
  if (higher >= CHANGE_HOLDS) return 'up';
  return 1 - higher >= CHANGE_HOLDS ? 'down' : 'steady';
}
