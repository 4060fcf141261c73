/** The whole report from its material. Pure and seeded: the same material gives the same report. */

import type { ItemClass, ItemText, LabelProbability } from '../../base/records.ts';
import type { ChronologyEvent } from '../../codebook/chronology.ts';
import type { MeasurementModel } from '../indicators/measurement-model.ts';
import type { MonthValue, SeriesValue } from '../indicators/series-value.ts';
import type { StoryMember } from '../stories/roll-up.ts';
import { type AuditedItem, auditIndex, auditMachine, auditPeople } from './audit.ts';
import { readKnownEvents } from './known-events.ts';
import { countMonths, type MonthCounts } from './months.ts';
import type { MonthReading, ValidationReport } from './report.ts';
import { codeAnew, comparePresses, leaveOneOut } from './robustness.ts';
import { readCoverage, readRebuild } from './self-tests.ts';
import { readConvergence, readEvents, readKeywords, readSources, readVolume } from './series-tests.ts';

export type ReadMember = StoryMember & Pick<ItemText, 'summary' | 'lang'>;

/** Whether the series come out the same when they are counted anew. */
export interface RebuildCheck {
  /** Standing values of the period, and how many of them come out otherwise. */
  values: number;
  differing: number;
  /** The newest snapshot of the class that the present method made; null without one. */
  snapshot: { name: string; identical: boolean } | null;
}

export interface ValidationMaterial {
  class: ItemClass;
  /** First and last ISO week. */
  from: string;
  to: string;
  /** Weekly balances of all press, from 28 weeks before the period to two after it. */
  balances: readonly SeriesValue[];
  /** The same of stories that name both rivals. */
  pairBalances: readonly SeriesValue[];
  /** Monthly numbers of relevant items, and shares of stories with factor earthly-tension. */
  relevant: readonly MonthValue[];
  earthly: readonly MonthValue[];
  /** Members of the period's stories, and how many stories each stands for. */
  stories: readonly (readonly ReadMember[])[];
  everyStory: number;
  /** What keywords alone give each member, by its id. */
  byKeywords: ReadonlyMap<number, LabelProbability[]>;
  audited: readonly AuditedItem[];
  /** The imported index of tension on Earth; undefined where there is none. */
  climate: readonly { week: string; value: number }[] | undefined;
  rebuild: RebuildCheck;
}

export interface ValidationMeans {
  model: MeasurementModel;
  events: readonly ChronologyEvent[];
}

export function assembleReport(
  material: ValidationMaterial,
  { model, events }: ValidationMeans,
): ValidationReport {
  const { class: itemClass, from, to, stories, everyStory } = material;
  const byModel = countMonths(stories);
  const byKeywords = countMonths(codeAnew(stories, ({ id }) => material.byKeywords.get(id) ?? []));
  const known = readKnownEvents(model, material.balances, events, { from, to });
  const left = leaveOneOut(stories);
  return {
    ...{ class: itemClass, from, to, stories: stories.length, everyStory },
    items: stories.reduce((sum, members) => sum + members.length, 0),
    tests: [
      auditPeople(material.audited),
      auditMachine(material.audited),
      ...auditIndex(material.audited),
      readEvents(known, readKnownEvents(model, material.pairBalances, events, { from, to })),
      readConvergence(material),
      readVolume(byModel, material.relevant),
      readSources(left, comparePresses(stories)),
      readKeywords(byModel, byKeywords),
      readCoverage(material),
      readRebuild(material.rebuild),
    ],
    ...known,
    outlets: left.outlets,
    months: monthRows(byModel, byKeywords),
  };
}

function monthRows(byModel: MonthCounts, byKeywords: MonthCounts): MonthReading[] {
  const none = { cooperative: 0, polar: 0 };
  return [...new Set([...byModel.keys(), ...byKeywords.keys()])].sort().map((month) => {
    const keywords = byKeywords.get(month) ?? none;
    const { cooperative, polar } = byModel.get(month) ?? none;
    return {
      month,
      cooperative,
      polar,
      keywordCooperative: keywords.cooperative,
      keywordPolar: keywords.polar,
    };
  });
}
