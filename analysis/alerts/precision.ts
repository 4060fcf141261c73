/** How many of the alerts that analysts judged were true: what a reader may expect of the next one. */
import { shareOf } from '../indicators/share.ts';

export interface AlertPrecision {
  /** Confirmed among confirmed and dismissed, 0–1, with its 90 % Jeffreys interval; null before any verdict. */
  value: number | null;
  lower: number | null;
  upper: number | null;
}

/** Duplicates count neither way. */
export function precisionOf({
  confirmed,
  dismissed,
}: {
  confirmed: number;
  dismissed: number;
}): AlertPrecision {
  const judged = confirmed + dismissed;
  return judged === 0 ? { value: null, lower: null, upper: null } : shareOf(confirmed, judged);
}
