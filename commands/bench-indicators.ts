/** `rendezvous bench indicators`: whether intervals cover and tests err as often as they claim, by simulation with fixed seeds. */
import { createRandom } from '../analysis/bootstrap.ts';
import { type Verdict, weighHypotheses } from '../analysis/hypotheses/board.ts';
import { measureAssociation } from '../analysis/hypotheses/lagged-association.ts';
import { crossValidatedErrors } from '../analysis/indicators/error-rates.ts';
import type { SeriesValue } from '../analysis/indicators/series-value.ts';
import {
  areRelated,
  correlate,
  correlationInterval,
  effectiveSize,
} from '../analysis/statistics/autocorrelation.ts';
import { drawBinomial, drawNormal, type Uniform } from '../analysis/statistics/random-draws.ts';
import { simulateCoverage } from '../analysis/validation/coverage.ts';
import { addWeeks } from '../base/week.ts';
import type { HypothesisId } from '../codebook/hypotheses.ts';

const WEEKS = 1000;
const MEMORIES = [0, 0.5, 0.8] as const;
const VERDICTS = 500;
const STORIES = 30;
const LENGTH = 104;
const weeks = Array.from({ length: LENGTH }, (_, at) => addWeeks('2024-W01', at));
const EMPTY: Omit<SeriesValue, 'week'> = {
  ...{ series: 'dyad-us-russia', class: 'live', press: 'all', value: 0, lower: null, upper: null },
  ...{ items: STORIES, stories: STORIES, outlets: 9, cooperative: 0, status: 'frozen' },
};

export async function benchIndicatorsCommand(): Promise<void> {
  const uniform = createRandom(1);
  for (const stories of [15, 30, 60])
    print(
      `coverage of 90 % intervals at ${stories} stories a week`,
      simulateCoverage(uniform, stories, WEEKS),
    );
  for (const memory of MEMORIES) {
    const [fisher, prewhitened] = couplingErrors(uniform, memory);
    print(`H1, AR(1) ${memory}: false alarms of the effective-size interval`, fisher);
    print(`H1, AR(1) ${memory}: false alarms of the test`, prewhitened);
  }
  for (const memory of MEMORIES) {
    const coupled = verdictShares(uniform, memory, -0.2);
    print(
      `H1, AR(1) ${memory}, true correlation −.2: called independent`,
      coupled('independent-cooperation', 'supported'),
    );
    print(
      `H1, AR(1) ${memory}, true correlation −.2: called bound`,
      coupled('independent-cooperation', 'against'),
    );
    const apart = verdictShares(uniform, memory, 0);
    print(
      `H1, AR(1) ${memory}, no relation: called independent`,
      apart('independent-cooperation', 'supported'),
    );
    print(`barrier, AR(1) ${memory}, no relation: called either way`, apart('tension-as-barrier'));
    print(`rivals as allies, AR(1) ${memory}, even balance: called either way`, apart('rivals-as-allies'));
  }
  for (const memory of MEMORIES)
    print(`H2, AR(1) ${memory}: false alarms of the test`, associationErrors(uniform, memory));
}

function print(what: string, share: number): void {
  process.stdout.write(`${what}\t${share.toFixed(3)}\n`);
}

/** Two series of 52 weeks without relation: how often each way calls them related at 10 %. */
function couplingErrors(uniform: Uniform, memory: number): [fisher: number, prewhitened: number] {
  let [fisher, prewhitened] = [0, 0];
  const runs = 3000;
  for (let run = 0; run < runs; run += 1) {
    const [one, other] = [remember(uniform, 52, memory), remember(uniform, 52, memory)];
    const [lower, upper] = correlationInterval(correlate(one, other), effectiveSize(one, other));
    if (lower > 0 || upper < 0) fisher += 1;
    if (areRelated(one, other)) prewhitened += 1;
  }
  return [fisher / runs, prewhitened / runs];
}

/**
 * How often the board's own rules come to a verdict on 104 weeks of thirty polar stories, coded with the errors of the
 * balance, whose log-odds have a standard deviation of .9 around an even balance and are so correlated with the climate.
 */
function verdictShares(uniform: Uniform, memory: number, correlation: number) {
  const verdicts: string[] = [];
  for (let run = 0; run < VERDICTS; run += 1) {
    const [climate, own] = [remember(uniform, LENGTH, memory), remember(uniform, LENGTH, memory)];
    const scale = 0.9 * Math.sqrt(1 - memory ** 2);
    const rivals = climate.map((tension, at): SeriesValue => {
      const odds = scale * (correlation * tension + Math.sqrt(1 - correlation ** 2) * own[at]!);
      const cooperative = drawBinomial(uniform, STORIES, codedShare(1 / (1 + Math.exp(-odds))));
      return { ...EMPTY, week: weeks[at]!, cooperative };
    });
    const none = { rivalAndCatalyst: [], otherAndCatalyst: [], stories: [] };
    const known = new Map(climate.map((tension, at) => [weeks[at]!, tension]));
    for (const { id, verdict } of weighHypotheses({ rivals, ...none, climate: known, weeks }))
      verdicts.push(`${id} ${verdict}`);
  }
  return (id: HypothesisId, verdict?: Verdict) =>
    verdicts.filter((found) =>
      verdict ? found === `${id} ${verdict}` : found.startsWith(id) && !found.endsWith(' undetermined'),
    ).length / VERDICTS;
}

/** Share that a coder with the balance's errors calls cooperative. */
function codedShare(share: number): number {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = crossValidatedErrors;
  return (
    (share * truePositives) / (truePositives + falseNegatives) +
    ((1 - share) * falsePositives) / (falsePositives + trueNegatives)
  );
}

function associationErrors(uniform: Uniform, memory: number): number {
  let alarms = 0;
  const runs = 1000;
  for (let run = 0; run < runs; run += 1) {
    const found = measureAssociation(remember(uniform, 104, memory), remember(uniform, 104, memory));
    if (found !== null && found.p <= 0.1) alarms += 1;
  }
  return alarms / runs;
}

function remember(uniform: Uniform, length: number, memory: number): number[] {
  let last = drawNormal(uniform) / Math.sqrt(1 - memory ** 2);
  return Array.from({ length }, () => {
    last = memory * last + drawNormal(uniform);
    return last;
  });
}
