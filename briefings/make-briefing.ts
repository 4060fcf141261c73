/** From a store to a week's written briefing; and from a kept one to what readers get. */

import type { StoreState } from '../store/as-of.ts';
import type { BriefingReason, BriefingRow, StoredBriefing } from '../store/briefings.ts';
import type { Store } from '../store/store.ts';
import type { WrittenDocument } from './document.ts';
import { applyEdits } from './edits.ts';
import type { Language } from './language.ts';
import { composeBriefing, hashOfWeek } from './weekly/compose-briefing.ts';
import { gatherWeek, type WeekMaterial } from './weekly/material.ts';

/** Which briefing is asked for. */
export interface BriefingWish {
  week: string;
  class: WeekMaterial['class'];
  language: Language;
  versions: WeekMaterial['versions'];
  /** Milliseconds since the epoch. */
  now: number;
}

/** What a document says that was read from a snapshot. */
export function asOfRemark(snapshot: string, language: Language): string {
  return language === 'en' ? `As of snapshot ${snapshot}.` : `По состоянию снимка ${snapshot}.`;
}

/** Writes a week's briefing without keeping it. */
export async function writeBriefing(store: StoreState, wish: BriefingWish): Promise<WrittenDocument> {
  return composeBriefing(
    await gatherWeek(store, wish.week, wish.class, wish.versions, wish.now),
    wish.language,
  );
}

/** Writes and keeps it: a new version only where the material is another than that of the newest. */
export async function keepBriefing(
  store: Store,
  wish: BriefingWish,
  reason: BriefingReason,
): Promise<{ briefing: StoredBriefing; isNew: boolean }> {
  const material = await gatherWeek(store, wish.week, wish.class, wish.versions, wish.now);
  const { week, language } = wish;
  return await store.briefings.keep({
    ...{ week, language, reason, class: wish.class, materialHash: hashOfWeek(material) },
    document: composeBriefing(material, language),
  });
}

/** A kept briefing as it is read: with its edits, its comment and its signature, and what its version says. */
export function readKept(row: BriefingRow & { document: unknown }): WrittenDocument {
  const document = applyEdits(row.document as WrittenDocument, {
    sentences: row.edits,
    comment: row.comment,
    signedBy: row.signedBy,
    signedAt: row.signedAt?.toISOString().slice(0, 10) ?? null,
  });
  return { ...document, status: `${document.status} ${versionRemark(row)}`.trim() };
}

function versionRemark({ version, reason, state, language, materialHash }: BriefingRow): string {
  const english = language === 'en';
  const late =
    reason === 'late-data'
      ? english
        ? ', made anew after late data'
        : ', составлено заново после поздних данных'
      : '';
  const old =
    state === 'superseded' ? (english ? '; a newer version stands' : '; есть более новая версия') : '';
  return english
    ? `Version ${version}${late}${old}; snapshot ${materialHash}.`
    : `Версия ${version}${late}${old}; снимок ${materialHash}.`;
}
