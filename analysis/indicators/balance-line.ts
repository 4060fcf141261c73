/**
 * Balances along their lines: each week or month read by the measurement model, with the prior that the weeks before it
 * give. Counts come in, readings go out; what is counted is decided elsewhere.
 */
import { mondayOf } from '../../base/week.ts';
import { createPriors, type PoleCount } from './balance-prior.ts';
import type { MeasurementModel } from './measurement-model.ts';
import type { PeriodValue, SeriesValue } from './series-value.ts';

/**
 * The rows with value and interval set from their counts.
 * @param history weekly balances of the same class, as far back as `REACH_WEEKS`; later weeks and other series may be among them.
 * @param startOf the week that a row begins in: the prior looks back from there.
 */
export function readBalances<Row extends PeriodValue>(
  model: MeasurementModel,
  history: readonly SeriesValue[],
  rows: readonly Row[],
  startOf: (row: Row) => string,
): Row[] {
  const lines = new Map<string, Map<number, PoleCount>>();
  for (const { series, press, week, cooperative, stories } of history) {
    const line = lines.get(`${series} ${press}`) ?? new Map<number, PoleCount>();
    line.set(mondayOf(week), { cooperative: cooperative ?? 0, polar: stories });
    lines.set(`${series} ${press}`, line);
  }
  const priors = new Map([...lines].map(([name, line]) => [name, createPriors(line)]));
  const withoutPast = createPriors(new Map());
  return rows.map((row) => {
    const priorOf = priors.get(`${row.series} ${row.press}`) ?? withoutPast;
    return { ...row, ...model.read(row.cooperative ?? 0, row.stories, priorOf(startOf(row))) };
  });
}
