/** Weekly shares of a pair's stories, as the second hypothesis takes them; null in weeks of which nothing is known. */
import type { SeriesValue } from '../indicators/series-value.ts';
import { mean } from '../statistics/autocorrelation.ts';
import type { GappedSeries } from './lagged-association.ts';

/** Share of a pair's stories of one pole among all stories of a week; null in weeks without stories. */
export function sharesOf(
  weeks: readonly string[],
  pair: readonly SeriesValue[],
  stories: readonly SeriesValue[],
  pole: 'cooperation' | 'tension',
): GappedSeries {
  const all = new Map(stories.map(({ week, value }) => [week, value]));
  const counts = new Map(
    pair.map((row) => [row.week, pole === 'cooperation' ? row.cooperative! : row.stories - row.cooperative!]),
  );
  return weeks.map((week) => {
    const total = all.get(week) ?? 0;
    return total === 0 ? null : (counts.get(week) ?? 0) / total;
  });
}

export function weeksWithStories(shares: GappedSeries): number {
  return shares.filter((share) => share !== null && share > 0).length;
}

/** Known values less their mean, in their standard deviations; as they are where all are alike. */
export function standardise(values: GappedSeries): GappedSeries {
  const known = values.filter((value) => value !== null);
  const middle = mean(known);
  const deviation = Math.sqrt(mean(known.map((value) => (value - middle) ** 2)));
  return deviation === 0
    ? values
    : values.map((value) => (value === null ? null : (value - middle) / deviation));
}
