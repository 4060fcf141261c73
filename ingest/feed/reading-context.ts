/**
 * What the reading of one document carries along: its address, its caps, what had to be mended, and the dates whose
 * zone only the whole document can tell.
 */
import { parseDate } from '../dates.ts';

/** Bounds on what is taken from one document; past them it is read as far as they go and marked truncated. */
export interface ReadingCaps {
  /** Entries of one document. */
  entries: number;
  /** Characters of one entry's text in one form. */
  characters: number;
}

export const DEFAULT_CAPS: ReadingCaps = { entries: 50_000, characters: 1_000_000 };

export interface ReadingContext {
  /** The address that the document came from. */
  address: string;
  caps: ReadingCaps;
  dates: DateReader;
  repaired: boolean;
  truncated: boolean;
}

interface Dated {
  published: string | null;
  updated: string | null;
}

/** Reads the dates of a document. */
export interface DateReader {
  /** Sets a date from the first of the texts that can be read; leaves it where none can. */
  read(target: Dated, field: keyof Dated, texts: readonly string[]): void;
  /** Takes note of the zone of a date that is not an entry's. */
  note(text: string): void;
  /** Puts the dates that named no zone into the feed's, where its other dates agree on one; UTC stays otherwise. */
  settleZones(): void;
}

export function createDateReader(): DateReader {
  const offsets = new Set<number>();
  const zoneless: { target: Dated; field: keyof Dated; instant: number }[] = [];
  const parse = (text: string) => {
    const date = text === '' ? null : parseDate(text);
    if (date?.offset !== null && date?.offset !== undefined) offsets.add(date.offset);
    return date;
  };
  return {
    read(target, field, texts) {
      for (const text of texts) {
        const date = parse(text);
        if (!date) continue;
        target[field] = new Date(date.instant).toISOString();
        if (date.offset === null) zoneless.push({ target, field, instant: date.instant });
        return;
      }
    },
    note(text) {
      parse(text);
    },
    settleZones() {
      const [offset] = offsets;
      if (offsets.size !== 1 || offset === undefined) return;
      for (const { target, field, instant } of zoneless) {
        target[field] = new Date(instant - offset * 60_000).toISOString();
      }
    },
  };
}
