/** What a reader and an analyst do whatever the store holds: asked of real news where it is at hand, else of synthetic news. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Dashboard } from '../running-dashboard.ts';
import { describeBriefings } from './briefings.ts';
import { describeChronology } from './chronology.ts';
import { describeFigures } from './figures.ts';
import { describeItems } from './items.ts';
import { describeKeys } from './keys.ts';
import { describeLanguages } from './languages.ts';
import { describePages } from './pages.ts';
import { describeSeries } from './series.ts';

/** Other people's text, read in place and never copied. */
export const NEWS = resolve(import.meta.dirname, '../../../../shared/news/items.jsonl');
export const hasNews = existsSync(NEWS);

export function describeAnyStore(get: () => Dashboard): void {
  describePages(get);
  describeFigures(get);
  describeSeries(get);
  describeItems(get);
  describeChronology(get);
  describeLanguages(get);
  describeBriefings(get);
  describeKeys(get);
}
