/** The dashboard in Chromium with the program really running: one start, and every subject's questions asked of it. */
import { afterAll, beforeAll, describe } from 'vitest';
import { skipWithout } from '../services/require.ts';
import { describeAnyStore, hasNews } from './browser/any-store.ts';
import { describeEmptyStore } from './browser/empty-store.ts';
import { describeFirstPage } from './browser/first-page.ts';
import { describeHypotheses } from './browser/hypotheses.ts';
import { describeJudgements } from './browser/judgements.ts';
import { describeMethod } from './browser/method.ts';
import { describeSafety } from './browser/safety.ts';
import { describeUnknownPress } from './browser/series.ts';
import { chromiumPath, type LiveDashboard, startSynthetic } from './running-dashboard.ts';

const skip = skipWithout(
  chromiumPath,
  'dashboard in a browser',
  'Chromium was not found; install it or name it in CHROMIUM',
);

describe.skipIf(skip)('the dashboard in a browser', () => {
  let dashboard: LiveDashboard;
  beforeAll(async () => {
    dashboard = await startSynthetic();
  });
  afterAll(async () => await dashboard?.stop());
  const get = () => dashboard;

  if (!hasNews) describeAnyStore(get);
  describeFirstPage(get);
  describeUnknownPress(get);
  describeMethod(get);
  describeHypotheses(get);
  describeJudgements(get);
  describeSafety(get);
});

describe.skipIf(skip)('the dashboard on an empty store', () => describeEmptyStore());
