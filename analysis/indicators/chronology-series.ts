/**
 * The case study's long line: events of the chronology by year or by phase, beside which the news line stands. Coded by
 * people, so no coding errors are modelled; few events, so intervals are wide.
 */

import { orientationOf } from '../../codebook/categories.ts';
import type { ChronologyEvent, Phase } from '../../codebook/chronology.ts';
import { shareOf } from './share.ts';

export interface ChronologyValue {
  /** A year, as `1991`, or the id of a phase. */
  period: string;
  /** Events whose date and facts are certain; all figures are of these. */
  events: number;
  cooperation: number;
  tension: number;
  mixed: number;
  neutral: number;
  /** Twice the cooperative share of polar events, less one; a mixed event counts by the sign of its intensity. Null without any. */
  balance: number | null;
  /** 90 % Jeffreys interval. */
  lower: number | null;
  upper: number | null;
  /** Mean from −10 (conflict) to +10 (cooperation); null without events. */
  intensity: number | null;
  /** Events with factor china. */
  china: number;
  /** Events left out because date or fact is not certain. */
  leftOut: number;
  /** `thin` below five polar events; `provisional` while the period lasts. */
  status: 'thin' | 'provisional' | 'frozen';
}

const THIN = 5;

/** Every year from the first to the last, those without an event too. `today` is an ISO day. */
export function chronologyByYear(
  events: readonly ChronologyEvent[],
  from: number,
  today: string,
): ChronologyValue[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, step) => {
    const year = String(from + step);
    return summarise(
      year,
      events.filter(({ date }) => date.startsWith(year)),
      from + step === last,
    );
  });
}

/** The phases in their order; one without an end is provisional. */
export function chronologyByPhase(
  events: readonly ChronologyEvent[],
  phases: readonly Phase[],
): ChronologyValue[] {
  return phases.map(({ id, to }) =>
    summarise(
      id,
      events.filter(({ phase }) => phase === id),
      to === null,
    ),
  );
}

function summarise(period: string, all: readonly ChronologyEvent[], lasting: boolean): ChronologyValue {
  const events = all.filter(({ status }) => status === 'verified');
  const oriented = (orientation: string) =>
    events.filter(({ categories }) => orientationOf(categories) === orientation);
  const mixed = oriented('mixed');
  const cooperative = oriented('cooperation').length + mixed.filter(({ intensity }) => intensity > 0).length;
  const tense = oriented('tension').length + mixed.filter(({ intensity }) => intensity < 0).length;
  const polar = cooperative + tense;
  const share = polar > 0 ? shareOf(cooperative, polar) : null;
  return {
    period,
    events: events.length,
    cooperation: oriented('cooperation').length,
    tension: oriented('tension').length,
    mixed: mixed.length,
    neutral: oriented('neutral').length,
    balance: share && 2 * share.value - 1,
    lower: share && 2 * share.lower - 1,
    upper: share && 2 * share.upper - 1,
    intensity:
      events.length > 0 ? events.reduce((sum, { intensity }) => sum + intensity, 0) / events.length : null,
    china: events.filter(({ factors }) => factors.includes('china')).length,
    leftOut: all.length - events.length,
    status: lasting ? 'provisional' : polar < THIN ? 'thin' : 'frozen',
  };
}
