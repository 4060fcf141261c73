/**
 * What people's codings say of the machine's: agreement of people, of machine with people, and errors month by month.
 * Where people coded too little, how much is still needed.
 */

import { monthOf } from '../../base/month.ts';
import type { Relevance } from '../../base/records.ts';
import { categories, orientationOf } from '../../codebook/categories.ts';
import { krippendorffAlpha } from '../agreement.ts';
import { bootstrapInterval } from '../bootstrap.ts';
import { addTo, compareMonths, FEWEST_POLAR, logOddsOf, type MonthCount } from './months.ts';
import type { TestFigure, TestReading } from './report.ts';
import { correlationFigure, isUnsure, judge, missingMonths, needsOf } from './verdicts.ts';

export interface AuditJudgement {
  relevance: Relevance;
  categories: string[];
}

/** An item that people coded in its present wording. */
export interface AuditedItem {
  id: number;
  /** ISO week; null for an undated archive item. */
  week: string | null;
  /** The newest coding of each person, at least one. */
  people: AuditJudgement[];
  /** The newest coding by a model; null where there is none. */
  machine: AuditJudgement | null;
}

const WELL_SUPPORTED = 10;
const NO_AUDIT = 'Says nothing of items that nobody coded.';

type Pair = readonly [person: AuditJudgement, machine: AuditJudgement];

export function auditPeople(items: readonly AuditedItem[]): TestReading {
  const twice = items.filter(({ people }) => people.length >= 2);
  const leftOut = items.filter(({ machine }) => machine?.relevance === 'none').length;
  const needs = needsOf([
    { what: 'items coded by people', has: items.length, needs: 1200 },
    { what: 'weeks among them', has: new Set(items.flatMap(({ week }) => week ?? [])).size, needs: 40 },
    { what: 'items coded by two people', has: twice.length, needs: 360 },
    { what: 'items among them that the machine leaves out', has: leftOut, needs: 1 },
  ]);
  const figure = (name: string, answerOf: (judgement: AuditJudgement) => string | boolean): TestFigure => {
    const alpha = (sample: readonly AuditedItem[]) =>
      krippendorffAlpha(sample.map(({ people }) => people.map(answerOf)));
    const [lower, upper] = bootstrapInterval(twice, alpha);
    return { name, value: alpha(twice), lower, upper, on: `${twice.length} items coded twice` };
  };
  const supported = categories.filter(
    (id) =>
      twice.filter(({ people }) => people.some((person) => person.categories.includes(id))).length >=
      WELL_SUPPORTED,
  );
  const polarity = figure('alpha of orientation', ({ categories: given }) => orientationOf(given));
  const ofCategories = supported.map((id) =>
    figure(`alpha of ${id}`, (person) => person.categories.includes(id)),
  );
  const figures = [figure('alpha of relevance', ({ relevance }) => relevance), polarity, ...ofCategories];
  const holds = polarity.value >= 0.8 && ofCategories.every(({ value }) => value >= 0.667);
  return {
    id: 'V1',
    verdict: judge(needs, holds),
    byEstimate: isAcross(polarity, 0.8) || ofCategories.some((alpha) => isAcross(alpha, 0.667)),
    figures: figures.filter(({ value }) => !Number.isNaN(value)),
    needs,
    limit: NO_AUDIT,
  };
}

export function auditMachine(items: readonly AuditedItem[]): TestReading {
  const pairs = pairsOf(items);
  const needs = needsOf([
    { what: 'items coded by people and by the machine', has: pairs.length, needs: 300 },
  ]);
  const relevant = pairs.filter(([person]) => person.relevance !== 'none');
  const figure = (
    name: string,
    sample: readonly Pair[],
    f1: (sample: readonly Pair[]) => number,
  ): TestFigure => {
    const [lower, upper] = bootstrapInterval(sample, f1);
    return { name, value: f1(sample), lower, upper, on: `${sample.length} items` };
  };
  const relevance = figure(
    'F1 of relevance',
    pairs,
    f1Of(({ relevance }) => relevance !== 'none'),
  );
  const orientation = figure('mean F1 of orientation', relevant, meanOrientation);
  return {
    id: 'V2',
    verdict: judge(needs, relevance.value >= 0.85 && orientation.value >= 0.75),
    byEstimate: isAcross(relevance, 0.85) || isAcross(orientation, 0.75),
    figures: pairs.length > 0 ? [relevance, orientation] : [],
    needs,
    limit: `${NO_AUDIT} Until an audit, the error rates in the series are from cross-validation on training items (V10 takes such rates as known).`,
  };
}

export function auditIndex(items: readonly AuditedItem[]): TestReading[] {
  const [person, machine] = ([0, 1] as const).map((side) => {
    const counts = new Map<string, MonthCount>();
    for (const { week, people, machine: coded } of items) {
      const orientation = coded && week && orientationOf([people[0]!, coded][side]!.categories);
      if (orientation === 'cooperation' || orientation === 'tension')
        addTo(counts, monthOf(week!), orientation === 'cooperation');
    }
    return counts;
  }) as [Map<string, MonthCount>, Map<string, MonthCount>];
  const found = compareMonths(logOddsOf(person), logOddsOf(machine));
  const needs = typeof found === 'number' ? missingMonths(found, 'five polar items that people coded') : null;
  const errors = netErrors(person, machine);
  const level = compareMonths(errors.error, errors.level);
  const time = compareMonths(errors.error, errors.time);
  const known = typeof level !== 'number' && typeof time !== 'number';
  return [
    {
      id: 'V3',
      verdict: judge(needs, typeof found !== 'number' && found.correlation >= 0.86),
      byEstimate: isUnsure(found, 0.86),
      figures: correlationFigure('people with machine', found),
      needs,
      limit: NO_AUDIT,
    },
    {
      id: 'V4',
      verdict: judge(needs, known && Math.abs(level.correlation) <= 0.1 && Math.abs(time.correlation) <= 0.1),
      byEstimate: [level, time].some((one) => isUnsure(one, 0.1) || isUnsure(one, -0.1)),
      figures: [
        ...correlationFigure('error with level', level),
        ...correlationFigure('error with time', time),
      ],
      needs,
      limit: 'With a few dozen months a correlation of .10 cannot be told from none or from a moderate one.',
    },
  ];
}

function netErrors(person: ReadonlyMap<string, MonthCount>, machine: ReadonlyMap<string, MonthCount>) {
  const months = [...person.keys()]
    .filter(
      (month) => person.get(month)!.polar >= FEWEST_POLAR && (machine.get(month)?.polar ?? 0) >= FEWEST_POLAR,
    )
    .sort();
  const share = (counts: ReadonlyMap<string, MonthCount>, month: string) =>
    counts.get(month)!.cooperative / counts.get(month)!.polar;
  return {
    error: new Map(months.map((month) => [month, share(machine, month) - share(person, month)])),
    level: new Map(months.map((month) => [month, share(person, month)])),
    time: new Map(months.map((month, at) => [month, at])),
  };
}

function pairsOf(items: readonly AuditedItem[]): Pair[] {
  return items.flatMap(({ people, machine }) => (machine ? [[people[0]!, machine] as const] : []));
}

function f1Of(holds: (judgement: AuditJudgement) => boolean) {
  return (sample: readonly Pair[]) => {
    const [truth, claims] = [0, 1].map((side) => sample.filter((pair) => holds(pair[side]!)).length) as [
      number,
      number,
    ];
    const hits = sample.filter(([person, machine]) => holds(person) && holds(machine)).length;
    return hits === 0 ? 0 : (2 * hits) / (truth + claims);
  };
}

/** Over those of cooperation, tension and neutral that people gave at all. */
function meanOrientation(sample: readonly Pair[]): number {
  const isOf = (pole: string) => (judgement: AuditJudgement) => orientationOf(judgement.categories) === pole;
  const given = ['cooperation', 'tension', 'neutral'].filter((pole) =>
    sample.some(([person]) => isOf(pole)(person)),
  );
  return given.reduce((sum, pole) => sum + f1Of(isOf(pole))(sample), 0) / given.length;
}

function isAcross({ lower, upper }: TestFigure, mark: number): boolean {
  return lower !== null && upper !== null && lower < mark && mark < upper;
}
