/** Heights that a page keeps free for charts before their drawing is loaded, in pixels. */

const BAR_ROW = 34;
const INTERVAL_ROW = 44;
const OUTLET_ROW = 24;

/** What stands beneath the rows of intervals: the axis. */
export const INTERVALS_FOOT = 30;

/** The strip of all years. */
export const OVERVIEW_HEIGHT = 64;

/** Pixels that bars of so many dimensions take. */
export function heightOfDimensions(count: number): number {
  return count * BAR_ROW + 30;
}

/** Pixels that so many figures with their intervals take. */
export function heightOfIntervals(count: number): number {
  return count * INTERVAL_ROW + INTERVALS_FOOT;
}

/** Pixels that a story told by so many outlets takes. */
export function heightOfOutlets(count: number): number {
  return count * OUTLET_ROW + 34;
}
