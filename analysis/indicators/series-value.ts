/** What a published value carries besides the number: what it counts, what it rests on, and whether it may still change. */
import type { ItemClass, Press } from '../../base/records.ts';

export type SeriesPress = Press | 'all';
export const seriesPresses: readonly SeriesPress[] = ['all', 'us', 'russian', 'third'];

export interface SeriesDefinition {
  name: string;
  unit: string;
  meaning: string;
}

/** A value of one series in one week or one month. */
export interface PeriodValue {
  series: string;
  class: ItemClass;
  press: SeriesPress;
  value: number;
  /** 90 % interval where the series has one. */
  lower: number | null;
  upper: number | null;
  /** Items, stories and outlets that the value rests on. */
  items: number;
  stories: number;
  outlets: number;
  /** Of a balance: how many of its stories point to cooperation. Null for all other series. */
  cooperative: number | null;
  status: 'thin' | 'provisional' | 'frozen';
}

/** `week` is an ISO week. */
export type SeriesValue = PeriodValue & { week: string };

/** `month` is a month of whole weeks, as `2026-07`. */
export type MonthValue = PeriodValue & { month: string };
