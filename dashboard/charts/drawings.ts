/** All charts in one file that comes beside a page, not before it: with Observable Plot it is larger than the pages together. */
import { drawBalance } from './balance.ts';
import { drawCounts } from './counts.ts';
import { drawDimensions } from './dimensions.ts';
import { drawGauge } from './gauge.ts';
import { drawIntervals } from './intervals.ts';
import { drawLines } from './lines.ts';
import { drawOverview } from './overview.ts';
import { drawPanels } from './panels.ts';
import { drawRhythm } from './rhythm.ts';
import { drawStoryOutlets } from './story-outlets.ts';
import { drawTimeline } from './timeline.ts';

export const charts = {
  drawBalance,
  drawCounts,
  drawDimensions,
  drawGauge,
  drawIntervals,
  drawLines,
  drawOverview,
  drawPanels,
  drawRhythm,
  drawStoryOutlets,
  drawTimeline,
};
