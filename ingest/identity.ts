/**
 * When two deliveries are one item: the identity ladder, as pure functions over an entry and its feed's policy. What is
 * already known comes in as data; nothing is looked up here.
 */
import { contentHash } from '../base/hash.ts';
import type { FeedEntry } from '../base/records.ts';
import { cleanAddress, isWebAddress } from './addresses.ts';
import { toPlainText } from './clean.ts';

/** From the surest to the last resort. */
export const IDENTITY_RUNGS = ['guid', 'guid-without-scheme', 'address', 'canonical', 'content'] as const;

export type IdentityRung = (typeof IDENTITY_RUNGS)[number];

/** Which rungs hold for a feed. Stored with the feed, so that an item's identity can always be explained. */
export interface IdentityPolicy {
  /** In the ladder's order; `content` always holds. */
  rungs: IdentityRung[];
  /** Why rungs were given up, in the order in which it happened. */
  reasons: string[];
}

export const FULL_LADDER: IdentityPolicy = { rungs: [...IDENTITY_RUNGS], reasons: [] };

export interface Identity {
  /** The key on the surest rung that the entry has, as `rung:hash`. */
  key: string;
  rung: IdentityRung;
  /** Keys on every rung that holds, the first included: an item known under any of them is the same. */
  keys: string[];
}

/** What identity is made of; `canonical` is the address that the article's own page gives, where it has been fetched. */
export type Identifiable = Pick<FeedEntry, 'guid' | 'link' | 'title' | 'content' | 'summary'> & {
  canonical?: string | null;
};

/** The identity of an entry under its feed's policy. Keys are comparable within a feed. */
export function identify(entry: Identifiable, policy: IdentityPolicy = FULL_LADDER): Identity {
  const found: { rung: IdentityRung; key: string }[] = [];
  for (const rung of policy.rungs) {
    const value = rung === 'content' && found.length > 0 ? null : valueOn(rung, entry);
    if (value) found.push({ rung, key: `${rung}:${contentHash(value, 32)}` });
  }
  const [surest] = found;
  return { ...surest!, keys: found.map(({ key }) => key) };
}

/**
 * The key under which copies across feeds meet: the canonical or the cleaned address, null where the entry has none.
 */
export function addressKey(entry: Pick<Identifiable, 'link' | 'canonical'>): string | null {
  const address = entry.canonical ?? entry.link;
  return address !== null && isWebAddress(address) ? contentHash(cleanAddress(address), 32) : null;
}

/** Hash of an entry's words, by which an edit shows: markup, case, punctuation and white space do not count. */
export function textHash({
  title,
  content,
  summary,
}: Pick<Identifiable, 'title' | 'content' | 'summary'>): string {
  const text = `${title}\n${toPlainText(content ?? summary ?? '')}`;
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return contentHash(words.join(' '), 32);
}

function valueOn(rung: IdentityRung, entry: Identifiable): string | null {
  switch (rung) {
    case 'guid':
      return entry.guid;
    case 'guid-without-scheme':
      return entry.guid && /^https?:\/\//i.test(entry.guid)
        ? entry.guid.replace(/^https?:\/\/(?:www\.)?/i, '')
        : null;
    case 'address':
      return entry.link === null ? null : cleanAddress(entry.link);
    case 'canonical':
      return entry.canonical ? cleanAddress(entry.canonical) : null;
    case 'content':
      return textHash(entry);
  }
}

/** Deliveries that speak against a rung before it is given up. */
const EVIDENCE = 3;

/**
 * A feed's policy after a document: a rung is given up where it takes different entries for one, or one for different.
 * `known` are earlier deliveries of the feed. Returns the same policy where nothing speaks against it.
 */
export function revisePolicy(
  policy: IdentityPolicy,
  entries: readonly Identifiable[],
  known: readonly Identifiable[],
): IdentityPolicy {
  const faults: { rungs: IdentityRung[]; reason: string; found: number }[] = [
    {
      rungs: ['guid', 'guid-without-scheme'],
      reason: 'guids repeat over different articles',
      found: repeats(entries, 'guid', 'address'),
    },
    {
      rungs: ['guid', 'guid-without-scheme'],
      reason: 'guids change for the same article',
      found: changes(entries, known),
    },
    {
      rungs: ['address', 'canonical'],
      reason: 'articles share one address',
      found: repeats(entries, 'address', 'guid'),
    },
  ];
  return faults.reduce((current, { rungs, reason, found }) => {
    const stands = rungs.some((rung) => current.rungs.includes(rung));
    return stands && found >= EVIDENCE ? giveUp(current, rungs, reason) : current;
  }, policy);
}

function giveUp(policy: IdentityPolicy, rungs: IdentityRung[], reason: string): IdentityPolicy {
  return {
    rungs: policy.rungs.filter((rung) => !rungs.includes(rung)),
    reasons: [...policy.reasons, reason],
  };
}

/** Entries that share a value on one rung though the other tells them apart, and their words differ. */
function repeats(entries: readonly Identifiable[], rung: IdentityRung, other: IdentityRung): number {
  const groups = new Map<string, Identifiable[]>();
  for (const entry of entries) {
    const value = valueOn(rung, entry);
    if (value !== null) groups.set(value, [...(groups.get(value) ?? []), entry]);
  }
  const excess = [...groups.values()].map((group) => {
    if (group.length === 1) return 0;
    const apart = new Set(group.map((entry) => valueOn(other, entry))).size;
    return Math.min(apart, new Set(group.map(textHash)).size) - 1;
  });
  return excess.reduce((sum, count) => sum + count, 0);
}

/** Entries whose article is known under another guid, where most of the known articles are. */
function changes(entries: readonly Identifiable[], known: readonly Identifiable[]): number {
  const guids = new Map(known.map((entry) => [valueOn('address', entry), entry.guid]));
  const seen = entries.filter((entry) => entry.link !== null && guids.has(valueOn('address', entry)));
  const changed = seen.filter(
    (entry) => entry.guid !== null && guids.get(valueOn('address', entry)) !== entry.guid,
  );
  return changed.length > seen.length / 2 ? changed.length : 0;
}
