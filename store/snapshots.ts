/**
 * Snapshots: named, frozen states of a class that can be read like the series themselves, and built anew from what they
 * were counted from.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { type OutletTally, tallyOutlets } from '../analysis/indicators/attention-series.ts';
import type { CountedStory } from '../analysis/indicators/counted-story.ts';
import type { CodingErrors } from '../analysis/indicators/measurement-model.ts';
import type { CountedItem, DeliveredWeek, PeriodMaterial } from '../analysis/indicators/period-values.ts';
import type { SeriesValues } from '../analysis/series.ts';
import type { AuditedItem } from '../analysis/validation/audit.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass, Versions } from '../base/records.ts';
import { createAlertReader } from './alert-reader.ts';
import type { NewsState } from './as-of.ts';
import type { Sql, Transaction } from './database.ts';
import { createFeedStateReader } from './feed-states.ts';
import type { ImportedWeek } from './imported-series.ts';
import { createItemReader } from './item-reader.ts';
import { createPromotionReader } from './promotion-reader.ts';
import type { MadeMonth, MadeValue, SeriesQuestion } from './series.ts';
import { createStoryReader } from './story-reader.ts';
import { copyTables, snapshotTables } from './tables.ts';
import { createValidatedStoriesReader, readAudited, type ValidationReader } from './validation-reader.ts';

/** What a snapshot keeps of the data. */
export interface SnapshotMaterial extends PeriodMaterial {
  imported: { name: string; values: ImportedWeek[] }[];
  /** By which the balances were read. */
  errors: CodingErrors;
}

export interface Snapshot {
  id: number;
  name: string;
  class: ItemClass;
  note: string | null;
  madeBy: string;
  /** The ISO week of the day it was made. */
  week: string;
  versions: Versions & { method: string } & Record<string, string>;
  /** SHA-256 of all values as CSV. */
  checksum: string;
  createdAt: Date;
  /** Whether it keeps stories, items, alerts and the chronology beside the series. */
  whole: boolean;
}

/** The versions that a text made from a snapshot names: those that a text of the same data named then, so their hashes agree. */
export function versionsOf({ versions }: Snapshot): Versions & { method: string } {
  const { codebook, lexicon, model, method } = versions;
  return { codebook, lexicon, model, method };
}

export type NewSnapshot = Omit<Snapshot, 'id' | 'createdAt' | 'whole'> & {
  material: SnapshotMaterial;
  values: SeriesValues;
};

export type GatheredMaterial = Omit<SnapshotMaterial, 'errors'>;

const VALUES_AT_ONCE = 5000;

export type SnapshotStore = ReturnType<typeof createSnapshotStore>;

export function createSnapshotStore(sql: Sql) {
  const columns = sql`id, name, class, note, made_by as "madeBy", week, versions, checksum, created_at as "createdAt", whole`;
  const figures = sql`v.series, s.class, v.press, v.value, v.lower, v.upper, v.items, v.stories, v.outlets, v.cooperative, v.status, s.versions`;
  const valuesOf = (
    snapshot: Snapshot,
    unit: 'week' | 'month',
    { series, press, from, to }: SeriesQuestion,
  ) => sql`
    from snapshot_values v join snapshots s on s.id = v.snapshot_id
    where v.snapshot_id = ${snapshot.id} and v.unit = ${unit} and v.series = ${series} and v.press = ${press}
      and v.period >= ${from ?? ''} and v.period <= ${to ?? '9999'} order by v.period`;

  return {
    /**
     * Freezes a class in one reading of it: gathers what its series are counted from, has the snapshot made of that, and
     * keeps both with all else that is read. Throws `conflict` while weeks wait for a refresh, and where the name is taken.
     */
    async freeze(itemClass: ItemClass, make: (gathered: GatheredMaterial) => NewSnapshot): Promise<void> {
      await sql.begin('isolation level repeatable read', async (tx) => {
        const { material, values, ...snapshot } = make(await gather(tx, itemClass));
        const id = await insertSnapshot(tx, snapshot, material, await readAudited(tx, itemClass));
        await insertValues(tx, id, values);
        await copyTables(tx, id, itemClass);
      });
    },

    /** Newest first. */
    async list(): Promise<Snapshot[]> {
      return await sql<Snapshot[]>`select ${columns} from snapshots order by id desc`;
    },

    /** Throws `not-found`. */
    async byName(name: string): Promise<Snapshot> {
      const [snapshot] = await sql<Snapshot[]>`select ${columns} from snapshots where name = ${name}`;
      if (snapshot !== undefined) return snapshot;
      throw new RendezvousError(
        'not-found',
        `there is no snapshot "${name}"`,
        '"rendezvous snapshot list" or /v1/snapshots names all.',
      );
    },

    async material({ id }: Snapshot): Promise<SnapshotMaterial> {
      const [row] = await sql<{ material: Uint8Array }[]>`select material from snapshots where id = ${id}`;
      return JSON.parse(gunzipSync(row!.material).toString('utf8')) as SnapshotMaterial;
    },

    /** What its outlets delivered week by week, and how much of each category. */
    async outlets(snapshot: Snapshot): Promise<OutletTally[]> {
      const [row] = await sql<{ outlets: Uint8Array | null }[]>`
        select outlets from snapshots where id = ${snapshot.id}`;
      return row!.outlets === null
        ? tallyOutlets(await this.material(snapshot))
        : (JSON.parse(gunzipSync(row!.outlets).toString('utf8')) as OutletTally[]);
    },

    /** Stories, items, alerts, the chronology and the state of feeds as they were; of a whole snapshot only. */
    news({ id }: Snapshot): NewsState {
      const tables = snapshotTables(sql, id);
      return {
        stories: createStoryReader(sql, tables),
        items: createItemReader(sql, tables),
        alerts: createAlertReader(sql, tables),
        promotions: createPromotionReader(sql, tables),
        feedStates: createFeedStateReader(sql, tables),
      };
    },

    /** What a validation report is made from. Throws `conflict` for a snapshot made before people's codings were kept. */
    async validation({ id, name }: Snapshot): Promise<ValidationReader> {
      const [row] = await sql<
        { audited: Uint8Array | null }[]
      >`select audited from snapshots where id = ${id}`;
      const packed = row!.audited;
      if (packed === null)
        throw new RendezvousError(
          'conflict',
          `snapshot "${name}" was made before snapshots kept what people coded`,
          'Make a snapshot anew to validate it.',
        );
      return {
        ...createValidatedStoriesReader(sql, snapshotTables(sql, id)),
        audited: async () => JSON.parse(gunzipSync(packed).toString('utf8')) as AuditedItem[],
      };
    },

    /** Values of all weekly series of these weeks, as it keeps them. */
    async standing(snapshot: Snapshot, from: string, to: string): Promise<MadeValue[]> {
      return await sql<MadeValue[]>`
        select ${figures}, v.period as week from snapshot_values v join snapshots s on s.id = v.snapshot_id
        where v.snapshot_id = ${snapshot.id} and v.unit = 'week' and v.period between ${from} and ${to}`;
    },

    /** One weekly series as it was; the question's class is the snapshot's own. */
    async read(snapshot: Snapshot, question: SeriesQuestion): Promise<MadeValue[]> {
      return await sql<
        MadeValue[]
      >`select ${figures}, v.period as week ${valuesOf(snapshot, 'week', question)}`;
    },

    /** One monthly series as it was. */
    async readMonths(snapshot: Snapshot, question: SeriesQuestion): Promise<MadeMonth[]> {
      return await sql<
        MadeMonth[]
      >`select ${figures}, v.period as month ${valuesOf(snapshot, 'month', question)}`;
    },

    /** First and last week; undefined where it has none. */
    async span({ id }: Snapshot): Promise<{ from: string; to: string } | undefined> {
      const [row] = await sql<{ from: string | null; to: string | null }[]>`
        select min(period) as from, max(period) as to from snapshot_values where snapshot_id = ${id} and unit = 'week'`;
      return row?.from && row.to ? { from: row.from, to: row.to } : undefined;
    },
  };
}

async function gather(tx: Transaction, itemClass: ItemClass): Promise<GatheredMaterial> {
  const [stale] = await tx`select from stale_weeks where class = ${itemClass} limit 1`;
  if (stale !== undefined)
    throw new RendezvousError(
      'conflict',
      'some weeks wait for their series to be refreshed',
      'Let the worker finish, or run "rendezvous ingest --once", and try again.',
    );
  const material = {
    items: await tx<CountedItem[]>`
      select i.week, f.press, f.outlet, i.relevance, i.orientation, i.categories, i.factors
      from items i join feeds f on f.id = i.feed_id
      where i.class = ${itemClass} and i.week is not null and i.relevance in ('core', 'context') order by i.id`,
    stories: await tx<CountedStory[]>`
      select week, presses, outlets, items, relevance, label, cooperation, tension, categories, factors, sides, actors
      from stories where class = ${itemClass} order by id`,
    delivered: await tx<DeliveredWeek[]>`
      select w.week, f.press, f.outlet, sum(w.delivered) as delivered
      from feed_weeks w join feeds f on f.id = w.feed_id where f.class = ${itemClass} group by 1, 2, 3 order by 1, 2, 3`,
    imported: await tx<SnapshotMaterial['imported']>`
      select name, jsonb_agg(jsonb_build_object('week', week, 'value', value) order by week) as values
      from imported_values group by name order by name`,
  };
  return JSON.parse(JSON.stringify(material)) as GatheredMaterial;
}

async function insertSnapshot(
  tx: Transaction,
  snapshot: Omit<NewSnapshot, 'material' | 'values'>,
  material: SnapshotMaterial,
  audited: readonly AuditedItem[],
): Promise<number> {
  const pack = (data: unknown) => gzipSync(JSON.stringify(data));
  const [row] = await tx<{ id: number }[]>`
    insert into snapshots (name, class, note, made_by, week, versions, checksum, material, outlets, audited, whole)
    values (${snapshot.name}, ${snapshot.class}, ${snapshot.note}, ${snapshot.madeBy}, ${snapshot.week},
      ${tx.json(snapshot.versions)}, ${snapshot.checksum}, ${pack(material)}, ${pack(tallyOutlets(material))}, ${pack(audited)}, true)
    on conflict (name) do nothing returning id`;
  if (row !== undefined) return row.id;
  throw new RendezvousError(
    'conflict',
    `there is a snapshot "${snapshot.name}" already`,
    'A snapshot is never changed; choose another name.',
  );
}

async function insertValues(tx: Transaction, snapshotId: number, values: SeriesValues): Promise<void> {
  const rows = [
    ...values.weeks.map(({ week, ...value }) => ({ ...value, unit: 'week', period: week })),
    ...values.months.map(({ month, ...value }) => ({ ...value, unit: 'month', period: month })),
  ];
  for (let start = 0; start < rows.length; start += VALUES_AT_ONCE)
    await tx`
      insert into snapshot_values (snapshot_id, unit, series, press, period, value, lower, upper, items, stories, outlets,
        cooperative, status)
      select ${snapshotId}, unit, series, press, period, value, lower, upper, items, stories, outlets, cooperative, status
      from jsonb_to_recordset(${tx.json(rows.slice(start, start + VALUES_AT_ONCE) as never)}) as new(unit text, series text,
        press text, period text, value float8, lower float8, upper float8, items integer, stories integer, outlets integer,
        cooperative integer, status text)`;
}
