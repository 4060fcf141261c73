/**
 * Turning one of two series round against the other: what stands side by side by chance alone, each series keeping its own
 * memory.
 */

/** The series begun at a later position; what stood before it comes last. */
export function rotate<Value>(values: readonly Value[], by: number): Value[] {
  return [...values.slice(by), ...values.slice(0, by)];
}

/**
 * Half the width of a 90 % interval: so far from nought do nine in ten shifted figures lie. `Infinity` without any.
 * @param shifted the figure, once for every shift.
 */
export function ninetyPercentReach(shifted: readonly number[]): number {
  const sizes = shifted.map(Math.abs).sort((one, other) => one - other);
  return sizes[Math.ceil(0.9 * sizes.length) - 1] ?? Number.POSITIVE_INFINITY;
}
