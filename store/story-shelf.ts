/**
 * What grouping reads and writes while it has the turn: rows, not rules. Every query goes by a key, an id or a page;
 * none reads the whole store.
 */

import type { StoryMember } from '../analysis/stories/roll-up.ts';
import type { ItemClass } from '../base/records.ts';
import { actorsByTerm } from './actor-terms.ts';
import type { Transaction } from './database.ts';
import { itemTime } from './item-filter.ts';
import type { StoryEvent } from './stories.ts';
import {
  type ItemRow,
  type ItemToGroup,
  itemOf,
  type Mark,
  rowOf,
  type ShelvedItem,
  type ShelvedStory,
} from './story-rows.ts';

type MemberRow = Omit<StoryMember, 'at' | 'actors'> & {
  at: Date;
  story: number;
  class: ItemClass;
  /** Terms of the actors named. */
  named: number[];
};

export type StoryShelf = ReturnType<typeof createStoryShelf>;

export function createStoryShelf(tx: Transaction) {
  const touched = new Map<string, { class: ItemClass; week: string }>();
  const touch = (weeks: readonly { class: ItemClass; week: string }[]) => {
    for (const { class: itemClass, week } of weeks)
      touched.set(`${itemClass} ${week}`, { class: itemClass, week });
  };
  const columns = tx`
    s.item_id as id, s.class, s.at, s.language, s.sides, s.terms, s.weights, s.title_hash as title, s.shingles, s.clues,
    s.neighbours, s.strengths, s.story_id as story, s.since`;
  const texts = tx`
    i.id, i.class, case when i.week is not null then coalesce(i.published_at, i.fetched_at) end as at,
    i.language, i.title, i.excerpt as summary,
    i.relevance in ('core', 'context') as relevant`;

  return {
    /** Items marked for grouping, earliest first, and the state of their marks. */
    async marked(limit: number): Promise<{ items: ItemToGroup[]; marks: Mark[] }> {
      const rows = await tx<(Omit<ItemToGroup, 'at'> & { at: Date | null; marks: number })[]>`
        select ${texts}, u.marks from ungrouped_items u join items i on i.id = u.item_id
        order by coalesce(i.published_at, i.fetched_at), i.id limit ${limit}`;
      const items = rows.map(({ marks: _, at, ...item }) => ({ ...item, at: at?.getTime() ?? null }));
      return { items, marks: rows.map(({ id, marks }) => ({ id, marks })) };
    },

    /** Takes marks away, but not those set anew meanwhile. */
    async settle(marks: Mark[]): Promise<void> {
      await tx`
        delete from ungrouped_items u using jsonb_to_recordset(${tx.json(marks as never)}) as done(id bigint, marks integer)
        where u.item_id = done.id and u.marks = done.marks`;
    },

    /** Every mark that stands now. */
    async allMarks(): Promise<Mark[]> {
      return await tx<Mark[]>`select item_id as id, marks from ungrouped_items`;
    },

    /** Keeps a correction by hand for good. */
    async record({ kind, by, note, anchors }: StoryEvent): Promise<void> {
      const [event] = await tx<{ id: number }[]>`
        insert into story_events (kind, made_by, note) values (${kind}, ${by}, ${note}) returning id`;
      await tx`
        insert into story_anchors (event_id, item_id, anchor_id)
        select ${event!.id}, item, anchor from jsonb_to_recordset(${tx.json(anchors as never)}) as new(item bigint, anchor bigint)`;
    },

    /** A page of all items that belong in stories, in their canonical order. */
    async page(
      itemClass: ItemClass,
      after: { at: number; id: number } | null,
      limit: number,
    ): Promise<ItemToGroup[]> {
      const rows = await tx<(Omit<ItemToGroup, 'at'> & { at: Date })[]>`
        select ${texts} from items i
        where i.class = ${itemClass} and i.relevance in ('core', 'context') and i.week is not null
          ${after ? tx`and (${itemTime(tx)}, i.id) > (${new Date(after.at)}, ${after.id})` : tx``}
        order by ${itemTime(tx)}, i.id limit ${limit}`;
      return rows.map((row) => ({ ...row, at: row.at.getTime() }));
    },

    async items(ids: number[]): Promise<ShelvedItem[]> {
      if (ids.length === 0) return [];
      return (await tx<ItemRow[]>`select ${columns} from story_items s where item_id = any(${ids})`).map(
        itemOf,
      );
    },

    /** Ids of items under any of these keys, asked one by one: for a long list the planner would read the whole table. */
    async under(keys: number[]): Promise<number[]> {
      const rows = await tx<{ id: number }[]>`
        select distinct found.item_id as id from unnest(${keys}::integer[]) as key
          cross join lateral (select item_id from story_items where keys @> array[key]) found`;
      return rows.map((row) => row.id);
    },

    /** Ids of items that have any of these among their neighbours. */
    async leaningOn(ids: number[]): Promise<number[]> {
      if (ids.length === 0) return [];
      const rows = await tx<{ id: number }[]>`
        select distinct found.item_id as id from unnest(${ids}::bigint[]) as one
          cross join lateral (select item_id from story_items where neighbours @> array[one]) found`;
      return rows.map((row) => row.id);
    },

    /** Ids of items that a person has ever placed with any of these. */
    async anchoredOn(ids: number[]): Promise<number[]> {
      if (ids.length === 0) return [];
      const rows = await tx<
        { id: number }[]
      >`select distinct item_id as id from story_anchors where anchor_id = any(${ids})`;
      return rows.map((row) => row.id);
    },

    /** With which item each of these, or each of all, has been placed by hand; the latest event counts. */
    async anchors(ids?: number[]): Promise<Map<number, number>> {
      const rows = await tx<{ id: number; anchor: number }[]>`
        select distinct on (item_id) item_id as id, anchor_id as anchor from story_anchors
        ${ids ? tx`where item_id = any(${ids})` : tx``} order by item_id, event_id desc`;
      return new Map(rows.map(({ id, anchor }) => [id, anchor]));
    },

    async put(items: ShelvedItem[]): Promise<void> {
      if (items.length === 0) return;
      await tx`
        insert into story_items (item_id, class, at, language, sides, terms, weights, title_hash, shingles, clues, keys,
          neighbours, strengths, story_id, since)
        select id, class, at, language, sides, terms, weights, title, shingles, clues, keys, neighbours, strengths, story, since
        from jsonb_to_recordset(${tx.json(items.map(rowOf) as never)}) as new(id bigint, class text, at timestamptz, language text,
          sides text[], terms integer[], weights smallint[], title integer, shingles integer[], clues integer[], keys integer[],
          neighbours bigint[], strengths integer[], story bigint, since timestamptz)
        on conflict (item_id) do update set (class, at, language, sides, terms, weights, title_hash, shingles, clues, keys,
          neighbours, strengths, story_id, since) = (excluded.class, excluded.at, excluded.language, excluded.sides, excluded.terms,
          excluded.weights, excluded.title_hash, excluded.shingles, excluded.clues, excluded.keys, excluded.neighbours,
          excluded.strengths, excluded.story_id, excluded.since)`;
    },

    async remove(ids: number[]): Promise<void> {
      if (ids.length > 0) await tx`delete from story_items where item_id = any(${ids})`;
    },

    /** Keeps new neighbours and places of items that are on the shelf. */
    async move(items: ShelvedItem[]): Promise<void> {
      if (items.length === 0) return;
      const rows = items
        .map(rowOf)
        .map(({ id, neighbours, strengths, story, since }) => ({ id, neighbours, strengths, story, since }));
      await tx`
        update story_items s set neighbours = new.neighbours, strengths = new.strengths, story_id = new.story, since = new.since
        from jsonb_to_recordset(${tx.json(rows as never)}) as new(id bigint, neighbours bigint[], strengths integer[], story bigint,
          since timestamptz)
        where s.item_id = new.id`;
    },

    /** The first items of all stories, a page of them by id. */
    async storyIds(after: number, limit: number): Promise<number[]> {
      const rows = await tx<{ id: number }[]>`
        select item_id as id from story_items where item_id > ${after} and story_id = item_id order by item_id limit ${limit}`;
      return rows.map((row) => row.id);
    },

    /** Members of stories with their current codings, by story. */
    async members(storyIds: number[]): Promise<Map<number, { class: ItemClass; members: StoryMember[] }>> {
      const byTerm = actorsByTerm();
      const rows = await tx<MemberRow[]>`
        select s.story_id as story, s.class, s.item_id as id, s.at, i.title, i.week, f.outlet, f.family, f.press, c.relevance,
          c.categories, c.factors, s.sides,
          array(select term from unnest(s.terms) as term where term = any(${[...byTerm.keys()]}::integer[])) as named
        from story_items s join items i on i.id = s.item_id join feeds f on f.id = i.feed_id
          join lateral (select * from codings where item_id = i.id and relevance <> 'none'
            order by (id = i.coding_id) is true desc, id desc limit 1) c on true
        where s.story_id = any(${storyIds})`;
      const stories = new Map<number, { class: ItemClass; members: StoryMember[] }>();
      for (const { story, class: itemClass, at, named, ...member } of rows) {
        const known = stories.get(story) ?? { class: itemClass, members: [] };
        const actors = named.map((term) => byTerm.get(term)!);
        known.members.push({ ...member, actors, at: at.getTime() });
        stories.set(story, known);
      }
      return stories;
    },

    /** Puts stories in the place of those with these ids; the weeks of both are touched. */
    async replaceStories(ids: number[], stories: ShelvedStory[]): Promise<void> {
      const gone = await tx<{ class: ItemClass; week: string }[]>`
        delete from stories where id = any(${ids}) returning class, week`;
      await insertStories(tx, stories);
      touch([...gone, ...stories]);
    },

    /** Empties the shelf for a rebuild; the weeks that had stories are touched. */
    async clear(): Promise<void> {
      touch(await tx`select distinct class, week from stories`);
      await tx`delete from stories`;
      await tx`delete from story_items`;
    },

    /** Tells the planner what stands on the shelf after a rebuild has filled it within one transaction. */
    async analyze(): Promise<void> {
      await tx`analyze story_items`;
    },

    /** Marks the touched weeks stale. Last of all: whoever delivers items of these weeks waits from here on. */
    async markTouched(): Promise<void> {
      if (touched.size === 0) return;
      await tx`
        insert into stale_weeks (class, week)
        select class, week from jsonb_to_recordset(${tx.json([...touched.values()])}) as new(class text, week text) order by 1, 2
        on conflict (class, week) do update set marked_at = now()`;
    },

    /** Notes the version of the method that the stories stand under. */
    async setMethodVersion(version: string): Promise<void> {
      await tx`insert into story_method (version) values (${version}) on conflict (only_row) do update set version = excluded.version`;
    },
  };
}

async function insertStories(tx: Transaction, stories: ShelvedStory[]): Promise<void> {
  if (stories.length === 0) return;
  const rows = stories.map(({ firstSeen, lastSeen, ...story }) => ({
    ...story,
    firstSeen: new Date(firstSeen),
    lastSeen: new Date(lastSeen),
  }));
  await tx`
    insert into stories (id, class, week, title, first_seen_at, last_seen_at, items, outlets, families, presses, relevance,
      cooperation, tension, label, categories, factors, sides, actors)
    select id, class, week, title, "firstSeen", "lastSeen", items, outlets, families, presses, relevance, cooperation, tension,
      label, categories, factors, sides, actors
    from jsonb_to_recordset(${tx.json(rows as never)}) as new(id bigint, class text, week text, title text,
      "firstSeen" timestamptz, "lastSeen" timestamptz, items integer, outlets text[], families text[], presses text[],
      relevance text, cooperation float8, tension float8, label text, categories jsonb, factors jsonb, sides jsonb, actors jsonb)`;
}
