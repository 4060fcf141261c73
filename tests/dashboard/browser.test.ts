/** The dashboard in Chromium with the program really running: one start, and every subject's questions asked of it. */
import { afterAll, beforeAll, describe } from 'vitest';
import { skipWithout } from '../services/require.ts';
import { describeBriefings } from './browser/briefings.ts';
import { describeChronology } from './browser/chronology.ts';
import { describeEmptyStore } from './browser/empty-store.ts';
import { describeFigures } from './browser/figures.ts';
import { describeFirstPage } from './browser/first-page.ts';
import { describeHypotheses } from './browser/hypotheses.ts';
import { describeItems } from './browser/items.ts';
import { describeJudgements } from './browser/judgements.ts';
import { describeKeys } from './browser/keys.ts';
import { describeLanguages } from './browser/languages.ts';
import { describeMethod } from './browser/method.ts';
import { describePages } from './browser/pages.ts';
import { describeSafety } from './browser/safety.ts';
import { describeSeries, describeUnknownPress } from './browser/series.ts';
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

  describePages(get);
  describeFigures(get);
  describeFirstPage(get);
  describeSeries(get);
  describeUnknownPress(get);
  describeItems(get);
  describeChronology(get);
  describeMethod(get);
  describeLanguages(get);
  describeHypotheses(get);
  describeBriefings(get);
  describeJudgements(get);
  describeKeys(get);
  describeSafety(get);
});

describe.skipIf(skip)('the dashboard on an empty store', () => describeEmptyStore());
