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

/** What stands above the panels of several presses, and beneath them. */
export const PANELS_HEAD = 24;
export const PANELS_FOOT = 26;

const PANEL_ROW = 130;

/** Pixels that so many panels take, side by side or one above another. */
export function heightOfPanels(count: number, stacked: boolean): number {
  return (stacked ? count : 1) * PANEL_ROW + PANELS_HEAD + PANELS_FOOT;
}
