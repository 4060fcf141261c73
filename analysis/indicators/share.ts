/** A share with its interval. */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** A share and its 90 % Jeffreys interval (Brown, Cai & DasGupta 2001, Statistical Science 16:101). */
export function shareOf(part: number, whole: number): { value: number; lower: number; upper: number } {
  const rest = Math.max(0, whole - part);
  return {
    value: part / whole,
    lower: part === 0 ? 0 : betaQuantile(0.05, part + 0.5, rest + 0.5),
    upper: rest === 0 ? 1 : betaQuantile(0.95, part + 0.5, rest + 0.5),
  };
}
