/**
 * `rendezvous bench alerts`: false alarms a series and year where nothing happens, and how many true jumps are found, by
 * simulation with fixed seeds. Weeks vary more than chance (negative binomial counts, beta binomial balances).
 */
import { type Alert, coolDown } from '../analysis/alerts/alert.ts';
import { findAlerts, watchedBalances, watchedCounts } from '../analysis/alerts/find-alerts.ts';
import { createRandom } from '../analysis/bootstrap.ts';
import { createPriors } from '../analysis/indicators/balance-prior.ts';
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import { createMeasurementModel } from '../analysis/indicators/measurement-model.ts';
import type { SeriesValue } from '../analysis/indicators/series-value.ts';
import { drawBinomial, drawGamma, type Uniform } from '../analysis/statistics/random-draws.ts';
import { addWeeks, mondayOf } from '../base/week.ts';

const YEARS = 4;
const RUNS = 20;
const WEEKS = Array.from({ length: 52 * YEARS }, (_, at) => addWeeks('2020-W01', at));
/** Watched after the weeks that every judge needs first. */
const WATCHED_FROM = WEEKS[52]!;
const JUMP_AT = 130;
/** Stories of a week. */
const LEVELS = [1, 4, 12];
/** The variance of a count is its mean and a fourth of the mean squared; a week's share has the weight of 16 stories. */
const COUNT_SIZE = 4;
const SHARE_WEIGHT = 16;

const model = createMeasurementModel(crossValidatedErrors);

export async function benchAlertsCommand(): Promise<void> {
  const uniform = createRandom(7);
  for (const level of LEVELS) {
    const quiet = new Map<string, number>();
    for (let run = 0; run < RUNS; run += 1)
      for (const alert of alarms(uniform, level, 1))
        quiet.set(nameOf(alert), (quiet.get(nameOf(alert)) ?? 0) + 1);
    const rates = new Map(
      [...quiet].map(([name, found]) => [
        name,
        found / ((name.endsWith('count') ? watchedCounts : watchedBalances).length * (YEARS - 1) * RUNS),
      ]),
    );
    const rateOf = (name: string) => rates.get(name) ?? 0;
    for (const name of ['count', 'change of count', 'balance', 'change of balance'])
      print(`${level} stories a week: false alarms a series and year, ${name}`, rateOf(name));
    const most = Math.max(...['count', 'balance'].map((line) => rateOf(line) + rateOf(`change of ${line}`)));
    print(`${level} stories a week: false alarms a series and year, all kinds of one series`, most);
    let [sudden, lasting] = [0, 0];
    for (let run = 0; run < RUNS; run += 1) {
      const found = alarms(uniform, level, 3).filter(({ subject }) => subject === watchedCounts[0]);
      const within = (kind: string, weeks: number) =>
        found.some(
          (alert) =>
            alert.kind === kind && alert.week >= WEEKS[JUMP_AT]! && alert.week <= WEEKS[JUMP_AT + weeks]!,
        );
      if (within('count', 3)) sudden += 1;
      if (within('change', 8)) lasting += 1;
    }
    print(
      `${level} stories a week: level three times as high, found as unusual within a month`,
      sudden / RUNS,
    );
    print(`${level} stories a week: level three times as high, found as a change within two`, lasting / RUNS);
  }
}

function nameOf({ kind, subject }: Alert): string {
  const line = subject.startsWith('stories-') ? 'count' : 'balance';
  return kind === 'change' ? `change of ${line}` : line;
}

function print(what: string, figure: number): void {
  process.stdout.write(`${what}\t${figure.toFixed(3)}\n`);
}

/** Alerts over all watched series at one level; the first count is `factor` times as high from a week on. */
function alarms(uniform: Uniform, level: number, factor: number) {
  const counts = watchedCounts.flatMap((series, line) =>
    WEEKS.map((week, at) =>
      valueIn(series, week, drawCount(uniform, line === 0 && at >= JUMP_AT ? level * factor : level), null),
    ),
  );
  const balances = watchedBalances.flatMap((series) => balanceOf(uniform, series, level * 2));
  return coolDown(findAlerts(WEEKS, [...counts, ...balances], model)).filter(
    ({ week }) => week >= WATCHED_FROM,
  );
}

function balanceOf(uniform: Uniform, series: string, level: number): SeriesValue[] {
  const drawn = WEEKS.map((week) => {
    const polar = drawCount(uniform, level);
    const [one, other] = [drawGamma(uniform, SHARE_WEIGHT / 2), drawGamma(uniform, SHARE_WEIGHT / 2)];
    return { week, polar, cooperative: drawBinomial(uniform, polar, one / (one + other)) };
  }).filter(({ polar }) => polar > 0);
  const priorOf = createPriors(new Map(drawn.map((week) => [mondayOf(week.week), week])));
  return drawn.map(({ week, polar, cooperative }) => ({
    ...valueIn(series, week, model.read(cooperative, polar, priorOf(week)).value, cooperative),
    stories: polar,
  }));
}

function drawCount(uniform: Uniform, mean: number): number {
  const rateOfWeek = (drawGamma(uniform, COUNT_SIZE) * mean) / COUNT_SIZE;
  const none = Math.exp(-rateOfWeek);
  let count = 0;
  for (let drawn = uniform(); drawn > none; drawn *= uniform()) count += 1;
  return count;
}

function valueIn(series: string, week: string, value: number, cooperative: number | null): SeriesValue {
  return {
    ...{ series, class: 'live', press: 'all', week, value, lower: null, upper: null, cooperative },
    ...{ items: value, stories: value, outlets: 5, status: 'frozen' },
  };
}
