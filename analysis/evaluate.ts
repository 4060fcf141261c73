/**
 * How well codings agree with what people coded: the figures of the evaluation report, as data.
 * Rendering stands in evaluation-report.ts and evaluation-page.ts; making the codings in cross-validate.ts.
 */
import type { Orientation } from '../base/records.ts';
import { categories, factors, orientationOf } from '../codebook/categories.ts';
import { krippendorffAlpha } from './agreement.ts';
import { bootstrapInterval, type Interval } from './bootstrap.ts';
import type { Classification } from './classifier.ts';
import {
  calibrationError,
  chanceError,
  type ReliabilityBin,
  reliabilityOf,
  type Said,
} from './reliability.ts';
import type { CodedItem } from './train.ts';

/** An item with its settled coding, and the coders' own where they are known. */
export interface JudgedItem extends CodedItem {
  id: string;
  coders?: readonly Judgement[];
}

export type Judgement = Pick<CodedItem, 'relevance' | 'categories' | 'factors'>;

/** One item and what the classifier said of it, with all probabilities. */
export interface Verdict {
  item: JudgedItem;
  coding: Classification;
}

/** All 0–1; `support` is how many items truly carry the label. */
export interface Figures {
  precision: number;
  recall: number;
  f1: number;
  support: number;
}

export interface LabelFigures extends Figures {
  label: string;
  /** Of F1. */
  interval: Interval;
}

/** Of the items whose relevance the classifier is surest of: how many, and how often it is right. */
export interface CoveragePoint {
  coverage: number;
  accuracy: number;
}

export interface Evaluation {
  items: number;
  relevant: LabelFigures;
  core: LabelFigures;
  categories: LabelFigures[];
  factors: LabelFigures[];
  /** Over categories with at least `WELL_SUPPORTED` items. */
  macroF1: number;
  macroInterval: Interval;
  micro: Figures;
  orientation: {
    /** Over cooperation, tension and neutral, of relevant items coded other than mixed. */
    macroF1: number;
    interval: Interval;
    /** coded → given → count, relevant items. */
    confusion: Record<string, Record<string, number>>;
  };
  calibration: {
    /** Expected calibration error of categories given, and of all category probabilities. */
    given: number;
    /** What a perfectly calibrated model would show by chance on as many categories given. */
    givenByChance: number;
    all: number;
    reliability: ReliabilityBin[];
  };
  coverage: CoveragePoint[];
  /** Krippendorff's alpha: machine with settled coding, and coder with coder where both are known. */
  agreement: { machine: Alphas; coders: Alphas | null };
}

export interface Alphas {
  relevance: number;
  orientation: number;
  /** Mean over well-supported categories. */
  categories: number;
}

/** Categories with fewer items say too little to be averaged. */
export const WELL_SUPPORTED = 10;
const ORIENTATIONS: readonly Orientation[] = ['cooperation', 'tension', 'neutral'];

/** All figures over a set of verdicts. Every coding must carry `all`. */
export function evaluate(verdicts: readonly Verdict[]): Evaluation {
  const perCategory = categories.map((label) => labelFigures(label, verdicts, hasCategory(label)));
  const supported = perCategory.filter(({ support }) => support >= WELL_SUPPORTED).map(({ label }) => label);
  const macro = (sample: readonly Verdict[]) =>
    mean(supported.map((label) => figures(sample, hasCategory(label)).f1));
  const oriented = verdicts.filter(({ item }) => item.relevance !== 'none' && orientation(item) !== 'mixed');
  return {
    items: verdicts.length,
    relevant: labelFigures('relevant', verdicts, isRelevant),
    core: labelFigures('core', verdicts, isCore),
    categories: perCategory,
    factors: factors.map((label) => labelFigures(label, verdicts, hasFactor(label))),
    macroF1: macro(verdicts),
    macroInterval: bootstrapInterval(verdicts, macro),
    micro: pooled(verdicts),
    orientation: {
      macroF1: orientationF1(oriented),
      interval: bootstrapInterval(oriented, orientationF1),
      confusion: confusionOf(verdicts.filter(({ item }) => item.relevance !== 'none')),
    },
    calibration: {
      given: calibrationError(reliabilityOf(givenProbabilities(verdicts))),
      givenByChance: chanceError(givenProbabilities(verdicts)),
      all: calibrationError(reliabilityOf(allProbabilities(verdicts))),
      reliability: reliabilityOf(allProbabilities(verdicts)),
    },
    coverage: coverageOf(verdicts),
    agreement: agreementOf(verdicts, supported),
  };
}

/** Truth and claim of one label in one verdict. */
type Look = (verdict: Verdict) => readonly [truth: boolean, claim: boolean];

const isRelevant: Look = ({ item, coding }) => [item.relevance !== 'none', coding.relevance !== 'none'];
const isCore: Look = ({ item, coding }) => [item.relevance === 'core', coding.relevance === 'core'];
const hasCategory =
  (label: string): Look =>
  ({ item, coding }) => [item.categories.includes(label), coding.categories.some(({ id }) => id === label)];
const hasFactor =
  (label: string): Look =>
  ({ item, coding }) => [item.factors.includes(label), coding.factors.some(({ id }) => id === label)];

function orientation({ categories: given }: Judgement): Orientation {
  return orientationOf(given);
}

function labelFigures(label: string, verdicts: readonly Verdict[], look: Look): LabelFigures {
  const f1 = (sample: readonly Verdict[]) => figures(sample, look).f1;
  return { label, ...figures(verdicts, look), interval: bootstrapInterval(verdicts, f1) };
}

function figures(verdicts: readonly Verdict[], look: Look): Figures {
  return figuresOf(verdicts.map(look));
}

function figuresOf(pairs: readonly (readonly [boolean, boolean])[]): Figures {
  let hits = 0;
  let claimed = 0;
  let support = 0;
  for (const [truth, claim] of pairs) {
    if (truth) support++;
    if (claim) claimed++;
    if (truth && claim) hits++;
  }
  const precision = claimed > 0 ? hits / claimed : 0;
  const recall = support > 0 ? hits / support : 0;
  return { precision, recall, f1: hits > 0 ? (2 * hits) / (claimed + support) : 0, support };
}

function pooled(verdicts: readonly Verdict[]): Figures {
  return figuresOf(categories.flatMap((label) => verdicts.map(hasCategory(label))));
}

function orientationF1(verdicts: readonly Verdict[]): number {
  return mean(
    ORIENTATIONS.map(
      (pole) =>
        figures(verdicts, ({ item, coding }) => [orientation(item) === pole, coding.orientation === pole]).f1,
    ),
  );
}

function confusionOf(verdicts: readonly Verdict[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const { item, coding } of verdicts) {
    table[orientation(item)] ??= {};
    const row = table[orientation(item)]!;
    row[coding.orientation] = (row[coding.orientation] ?? 0) + 1;
  }
  return table;
}

function givenProbabilities(verdicts: readonly Verdict[]): Said[] {
  return verdicts.flatMap(({ item, coding }) =>
    coding.categories.map(({ id, probability }): Said => [probability, item.categories.includes(id)]),
  );
}

function allProbabilities(verdicts: readonly Verdict[]): Said[] {
  const known = new Set<string>(categories);
  return verdicts.flatMap(({ item, coding }) =>
    (coding.all ?? [])
      .filter(({ id }) => known.has(id))
      .map(({ id, probability }): Said => [probability, item.categories.includes(id)]),
  );
}

function coverageOf(verdicts: readonly Verdict[]): CoveragePoint[] {
  const ordered = verdicts
    .map(({ item, coding }) => ({
      sure: Math.abs(coding.relevantProbability - 0.5),
      right: (item.relevance !== 'none') === (coding.relevance !== 'none'),
    }))
    .sort((a, b) => b.sure - a.sure);
  return Array.from({ length: 10 }, (_, step) => {
    const count = Math.round(((step + 1) / 10) * ordered.length);
    return {
      coverage: (step + 1) / 10,
      accuracy: mean(ordered.slice(0, count).map(({ right }) => Number(right))),
    };
  });
}

function agreementOf(verdicts: readonly Verdict[], labels: readonly string[]): Evaluation['agreement'] {
  const machine = verdicts.map(({ item, coding }): [Judgement, Judgement] => [
    item,
    {
      relevance: coding.relevance,
      categories: coding.categories.map(({ id }) => id),
      factors: coding.factors.map(({ id }) => id),
    },
  ]);
  const coders = verdicts.flatMap(({ item }) => {
    const [one, other] = item.coders ?? [];
    return one && other ? [[one, other] as [Judgement, Judgement]] : [];
  });
  return { machine: alphas(machine, labels), coders: coders.length > 0 ? alphas(coders, labels) : null };
}

function alphas(pairs: readonly (readonly [Judgement, Judgement])[], labels: readonly string[]): Alphas {
  const alpha = (value: (judgement: Judgement) => string | boolean) =>
    krippendorffAlpha(pairs.map(([one, other]) => [value(one), value(other)]));
  const perLabel = labels.map((label) => alpha(({ categories: given }) => given.includes(label)));
  return {
    relevance: alpha(({ relevance }) => relevance),
    orientation: alpha(orientation),
    categories: mean(perLabel.filter((value) => !Number.isNaN(value))),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
