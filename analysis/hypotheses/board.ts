/**
 * The board of hypotheses: the present reading of each with its interval, and what the rule fixed in advance says of it.
 * Rules and statements stand in the codebook; series come in, verdicts go out.
 */
import { type HypothesisId, hypotheses } from '../../codebook/hypotheses.ts';
import type { SeriesValue } from '../indicators/series-value.ts';
import { type CoupledWeek, LEAST_RELIABILITY, measureCoupling } from './coupling.ts';
import { type LaggedAssociation, measureAssociation } from './lagged-association.ts';
import { meanBalance, PARTS } from './mean-balance.ts';
import { measureResilience } from './resilience.ts';
import { sharesOf, standardise, weeksWithStories } from './weekly-shares.ts';

/** Raised whenever a rule of the board or a test beneath it changes. */
export const BOARD_VERSION = 'board-6';

export type Verdict = 'supported' | 'against' | 'undetermined';

/** One figure of a reading; null bounds where it has no interval. */
export interface Reading {
  name: string;
  value: number;
  lower: number | null;
  upper: number | null;
}

export interface HypothesisReading {
  id: HypothesisId;
  verdict: Verdict;
  /** Weeks that could be used, and the fewest that the rule asks for. */
  weeks: number;
  fewestWeeks: number;
  /** What is missing for a verdict; null where the rule could be applied. */
  missing: string | null;
  /** The figure that the rule asks for comes first; the others are shown beside it. None where something is missing. */
  readings: Reading[];
}

/** Series of the same weeks, as stored. */
export interface HypothesisMaterial {
  /** Balance of the rivals, of rival and catalyst, and of the other and the catalyst. */
  rivals: readonly SeriesValue[];
  rivalAndCatalyst: readonly SeriesValue[];
  otherAndCatalyst: readonly SeriesValue[];
  /** All new stories of a week. */
  stories: readonly SeriesValue[];
  /** Tension on Earth from elsewhere, by week; undefined where none was imported. */
  climate: ReadonlyMap<string, number> | undefined;
  /** Every week from the first to the last, without a gap. */
  weeks: readonly string[];
}

const MEAN_WEEKS = 52;
/** Without as many there is nothing to shift; the rules ask for more. */
const FEWEST_COUPLED = 12;
const COUPLED_WEEKS = 104;
const ASSOCIATED_WEEKS = 260;
/** A predictor that is hardly ever other than nought tells nothing, whatever its coefficient. */
const FEWEST_WEEKS_WITH_STORIES = 26;
/** Over √n: the smallest correlation found four times in five at the 5 % level (Cohen 1988, Statistical Power Analysis, ch. 3). */
const DETECTABLE = 2.8;
const NO_CLIMATE = 'an index of tension on Earth: rendezvous series import';

/** All hypotheses in the codebook's order. */
export function weighHypotheses(material: HypothesisMaterial): HypothesisReading[] {
  const weigh: Record<HypothesisId, () => Weighed> = {
    'rivals-as-allies': () => weighMean(material),
    'independent-cooperation': () => weighCoupling(material),
    'china-as-catalyst': () => weighCatalyst(material),
    'tension-as-barrier': () => weighBarrier(material),
  };
  return hypotheses.map(({ id, fewestWeeks }) => {
    const { missing, ...weighed } = weigh[id]();
    const short = weighed.weeks < fewestWeeks ? `${fewestWeeks - weighed.weeks} more weeks` : null;
    const lacks = missing ?? short;
    return {
      id,
      fewestWeeks,
      ...weighed,
      ...(lacks === null ? {} : { verdict: 'undetermined', readings: [] }),
      missing: lacks,
    };
  });
}

type Weighed = Pick<HypothesisReading, 'verdict' | 'weeks' | 'readings' | 'missing'>;

const nothing = (weeks: number, missing: string | null): Weighed => ({
  verdict: 'undetermined',
  weeks,
  readings: [],
  missing,
});

function weighMean({ rivals }: HypothesisMaterial): Weighed {
  const weeks = rivals.slice(-MEAN_WEEKS);
  if (weeks.length < PARTS) return nothing(weeks.length, null);
  const { value, lower, upper } = meanBalance(weeks);
  return {
    verdict: lower > 0 ? 'supported' : upper < 0 ? 'against' : 'undetermined',
    weeks: weeks.length,
    readings: [{ name: 'mean balance', value, lower, upper }],
    missing: null,
  };
}

/** Weeks in which both the rivals' balance and the climate are known, at most the last 104. */
function coupledWeeks({ rivals, climate }: HypothesisMaterial): CoupledWeek[] {
  return rivals
    .flatMap(({ week, ...counts }) => {
      const tension = climate?.get(week);
      return tension === undefined ? [] : [{ ...logOddsOf(counts), climate: tension }];
    })
    .slice(-COUPLED_WEEKS);
}

function weighCoupling(material: HypothesisMaterial): Weighed {
  const weeks = coupledWeeks(material);
  if (material.climate === undefined) return nothing(0, NO_CLIMATE);
  if (weeks.length < FEWEST_COUPLED) return nothing(weeks.length, null);
  const fewest = hypotheses.find(({ id }) => id === 'independent-cooperation')!.fewestWeeks;
  const { correlation, lower, upper, related, coupled, decoupled, reliability } = measureCoupling(weeks);
  if (weeks.length >= fewest && reliability < LEAST_RELIABILITY)
    return nothing(weeks.length, noisy(reliability));
  const resilience = measureResilience(weeks);
  return {
    verdict: decoupled >= 0.9 ? 'supported' : related && coupled >= 0.9 ? 'against' : 'undetermined',
    weeks: weeks.length,
    readings: [
      { name: 'correlation', value: correlation, lower, upper },
      bare('probability within ±.2', decoupled),
      bare('probability below −.2', coupled),
      bare('correlation without the noise of weekly figures', correlation / Math.sqrt(reliability)),
      ...(resilience === null
        ? []
        : [
            bare(
              `share of ${resilience.tense} tense weeks surely above expectation (.1 by chance)`,
              resilience.share,
            ),
          ]),
    ],
    missing: null,
  };
}

function weighBarrier(material: HypothesisMaterial): Weighed {
  const weeks = coupledWeeks(material);
  if (material.climate === undefined) return nothing(0, NO_CLIMATE);
  if (weeks.length < FEWEST_COUPLED) return nothing(weeks.length, null);
  const { fall, fallLower: lower, fallUpper: upper } = measureCoupling(weeks);
  return {
    verdict: upper < 0 ? 'supported' : lower > 0 ? 'against' : 'undetermined',
    weeks: weeks.length,
    readings: [{ name: 'tense less calm weeks', value: fall, lower, upper }],
    missing: null,
  };
}

function weighCatalyst(material: HypothesisMaterial): Weighed {
  const weeks = material.weeks.slice(-ASSOCIATED_WEEKS);
  const rivals = new Map(material.rivals.map((row) => [row.week, logOddsOf(row).cooperation]));
  const outcome = weeks.map((week) => rivals.get(week) ?? null);
  const rivalry = sharesOf(weeks, material.rivalAndCatalyst, material.stories, 'tension');
  const alignment = sharesOf(weeks, material.otherAndCatalyst, material.stories, 'cooperation');
  const known = outcome.filter((value) => value !== null).length;
  const lacking = FEWEST_WEEKS_WITH_STORIES - weeksWithStories(rivalry);
  if (lacking > 0) return nothing(known, `tense stories on the rival and China in ${lacking} more weeks`);
  const main = measureAssociation(standardise(outcome), standardise(rivalry));
  if (main === null) return nothing(known, 'weeks without a gap between them');
  const before = measureAssociation(standardise(outcome), standardise(rivalry), { direction: 'leads' });
  const volume = new Map(material.stories.map(({ week, value }) => [week, Math.log1p(value)]));
  const all = measureAssociation(
    standardise(outcome),
    standardise(weeks.map((week) => volume.get(week) ?? null)),
  );
  const { climate } = material;
  const held = climate && standardise(weeks.map((week) => climate.get(week) ?? null));
  const apart = held ? measureAssociation(standardise(outcome), standardise(rivalry), { held }) : null;
  const turned =
    weeksWithStories(alignment) >= FEWEST_WEEKS_WITH_STORIES
      ? measureAssociation(standardise(outcome), standardise(alignment))
      : null;
  const clean = main.p <= 0.1 && (before === null || before.p > 0.1);
  return {
    verdict: clean ? (main.cumulative > 0 ? 'supported' : 'against') : 'undetermined',
    weeks: main.weeks,
    readings: [
      { name: 'rivalry with China, eight weeks, in standard deviations', ...figuresOf(main) },
      bare('its p', main.p),
      bare('smallest detectable', DETECTABLE / Math.sqrt(main.weeks)),
      ...(apart ? [{ name: 'the same, tension on Earth held', ...figuresOf(apart) }] : []),
      ...(before ? [bare('placebo: four weeks before, p', before.p)] : []),
      ...(all ? [bare('placebo: all space news, eight weeks, p', all.p)] : []),
      ...(turned
        ? [{ name: 'alignment with China, eight weeks, in standard deviations', ...figuresOf(turned) }]
        : []),
    ],
    missing: null,
  };
}

function figuresOf({ cumulative, lower, upper }: LaggedAssociation) {
  return { value: cumulative, lower, upper };
}

/** Noise makes any correlation small, so that series which are nearly all noise would always seem to be decoupled. */
function noisy(reliability: number): string {
  const had = Math.max(0, reliability).toFixed(2);
  return `weekly balances that are less noise: reliability ${had} of at least ${LEAST_RELIABILITY}, which takes more stories a week`;
}

/** A figure without an interval. */
function bare(name: string, value: number): Reading {
  return { name, value, lower: null, upper: null };
}

/** Log-odds of cooperation, half a story added to either side (Lowe, Benoit, Mikhaylov & Laver 2011, LSQ 36:123). */
function logOddsOf(counts: Pick<SeriesValue, 'cooperative' | 'stories'>) {
  const cooperative = (counts.cooperative ?? 0) + 0.5;
  const tense = counts.stories - (counts.cooperative ?? 0) + 0.5;
  return { cooperation: Math.log(cooperative / tense), variance: 1 / cooperative + 1 / tense };
}
