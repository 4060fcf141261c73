/** The dashboard in Chromium with the program really running: one start, and every subject's questions asked of it. */
import { afterAll, beforeAll, describe } from 'vitest';
import { skipWithout } from '../services/require.ts';
import { describeBriefings } from './browser/briefings.ts';
import { describeEmptyStore } from './browser/empty-store.ts';
import { describeFigures } from './browser/figures.ts';
import { describeHypotheses } from './browser/hypotheses.ts';
import { describeKeys } from './browser/keys.ts';
import { describePages } from './browser/pages.ts';
import { describeReading } from './browser/reading.ts';
import { describeSafety } from './browser/safety.ts';
import { chromiumPath, type Dashboard, startDashboard } from './visit.ts';

const skip = skipWithout(
  chromiumPath,
  'dashboard in a browser',
  'Chromium was not found; install it or name it in CHROMIUM',
);

describe.skipIf(skip)('the dashboard in a browser', () => {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await startDashboard();
  });
  afterAll(async () => await dashboard?.stop());
  const get = () => dashboard;

  describePages(get);
  describeFigures(get);
  describeReading(get);
  describeHypotheses(get);
  describeBriefings(get);
  describeKeys(get);
  describeSafety(get);
});

describe.skipIf(skip)('the dashboard on an empty store', () => describeEmptyStore());
