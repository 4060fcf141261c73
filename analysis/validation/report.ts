/** What a validation report holds: for each test what was read, and whether that is enough to say anything. Data only. */
import type { ItemClass } from '../../base/records.ts';
import type { EventReading, PlaceboReading } from './known-events.ts';
import type { TestId } from './questions.ts';
import type { OutletLeftOut } from './robustness.ts';

/** Raised whenever a test, a rule or a threshold changes. */
export const VALIDATION_VERSION = 'validation-1';

/** `unknown`: cannot be said yet. */
export type TestVerdict = 'pass' | 'fail' | 'unknown';

/** One figure of a test, with its 90 % interval where it has one, and in words what it rests on. */
export interface TestFigure {
  name: string;
  value: number;
  lower: number | null;
  upper: number | null;
  on: string;
}

export interface TestReading {
  id: TestId;
  verdict: TestVerdict;
  /** The interval holds the mark, so that the verdict is by the estimate alone. */
  byEstimate: boolean;
  figures: TestFigure[];
  /** What a verdict still needs, and how much of it there is; null where there is a verdict. */
  needs: string | null;
  /** What the figures do not say. */
  limit: string;
}

/** Polar stories of a month under the model and under keywords alone. */
export interface MonthReading {
  month: string;
  cooperative: number;
  polar: number;
  keywordCooperative: number;
  keywordPolar: number;
}

export interface ValidationReport {
  class: ItemClass;
  /** First and last ISO week. */
  from: string;
  to: string;
  /** Items and stories of the period that the tests of robustness read. */
  items: number;
  stories: number;
  /** 1 where every story was read; n where every n-th was, because there are too many. */
  everyStory: number;
  tests: TestReading[];
  events: EventReading[];
  placebo: PlaceboReading;
  outlets: OutletLeftOut[];
  months: MonthReading[];
}
