/**
 * `rendezvous import FILE`: archived items, stored as backfill apart from live feeds, then coded and counted. A bad line
 * is reported with its number and skipped; items known already are left as they are, so a second run adds nothing.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Config } from '../base/config.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { type Line, readLines } from '../base/lines.ts';
import type { DeliveredItem } from '../base/records.ts';
import { type OpenStore, openStore } from '../compose.ts';
import { archivedItem } from '../ingest/items.ts';
import { archiveOf } from '../workers/follow-catalogue.ts';
import { codeAll } from './ingest.ts';
import { createProgress } from './progress.ts';

const ITEMS_AT_ONCE = 500;
const REPORTED_LINES = 20;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** One archived item; the form of the file. */
export const archivedSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  title: z.string().trim().min(1, 'is missing'),
  summary: text,
  body: text,
  /** `2022-07-15`, `2022-07`, `2022`, or a full ISO 8601 time; without the day the item counts in no week. */
  date: z
    .union(
      [z.iso.date(), z.iso.datetime({ offset: true }), z.string().regex(/^(\d{4}(-(0[1-9]|1[0-2]))?)?$/)],
      { error: 'is not an ISO 8601 date' },
    )
    .nullish(),
  outlet: z.string().trim().min(1).default('unknown'),
  url: text,
  lang: text,
});

export async function importCommand(config: Config, file: string): Promise<void> {
  const size = await sizeOf(file);
  const opened = await openStore(config);
  try {
    const totals = await importLines(opened, createReadStream(file), size);
    process.stdout.write(
      `${totals.fresh} items imported, ${totals.known} known already, ${totals.bad} bad lines skipped\n`,
    );
    await codeAll(opened);
    const { coded, relevant } = await opened.store.items.totals();
    process.stdout.write(`${coded} items coded in all, ${relevant} relevant\n`);
    if (totals.bad > 0 && totals.fresh + totals.known === 0) process.exitCode = 1;
  } finally {
    await opened.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return found.size;
  } catch (error) {
    throw new RendezvousError(
      'not-found',
      `cannot read ${file}: ${messageOf(error)}`,
      'Name an existing file of JSON lines.',
    );
  }
  throw new RendezvousError('bad-input', `${file} is not a file`, 'Name a file of JSON lines.');
}

export async function importLines(opened: OpenStore, stream: AsyncIterable<Uint8Array>, size: number) {
  const totals = { fresh: 0, known: 0, bad: 0 };
  const progress = createProgress('bytes imported', size);
  let batch: { outlet: string; item: DeliveredItem }[] = [];
  let bytes = 0;
  const flush = async () => {
    const stored = await storeBatch(opened, batch);
    totals.fresh += stored;
    totals.known += batch.length - stored;
    batch = [];
    progress.update(bytes);
  };
  for await (const line of readLines(stream)) {
    bytes += Buffer.byteLength(line.text ?? '') + 1;
    const read = readArchived(line);
    if ('fault' in read) {
      totals.bad += 1;
      if (totals.bad <= REPORTED_LINES) process.stderr.write(`line ${line.number}: ${read.fault}; skipped\n`);
      continue;
    }
    batch.push(read);
    if (batch.length >= ITEMS_AT_ONCE) await flush();
  }
  await flush();
  progress.stop();
  if (totals.bad > REPORTED_LINES)
    process.stderr.write(`and ${totals.bad - REPORTED_LINES} more bad lines\n`);
  return totals;
}

function readArchived(line: Line): { outlet: string; item: DeliveredItem } | { fault: string } {
  if (line.text === null) return { fault: 'longer than 1 MB' };
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    return { fault: `not JSON (${messageOf(error)})` };
  }
  const parsed = archivedSchema.safeParse(value);
  if (!parsed.success) {
    return {
      fault: parsed.error.issues
        .map((issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`)
        .join('; '),
    };
  }
  return { outlet: parsed.data.outlet, item: archivedItem(parsed.data) };
}

/** Stores items outlet by outlet; returns how many were new. */
async function storeBatch(
  { store }: OpenStore,
  batch: { outlet: string; item: DeliveredItem }[],
): Promise<number> {
  if (batch.length === 0) return 0;
  const archives = new Map(
    [...new Set(batch.map((row) => row.outlet))].map((outlet) => [outlet, archiveOf(outlet)]),
  );
  await store.feeds.follow([...archives.values()]);
  const feeds = await store.feeds.byAddress([...archives.values()].map((archive) => archive.address));
  const ids = new Map(feeds.map((feed) => [feed.address, feed.id]));
  let fresh = 0;
  for (const [outlet, archive] of archives) {
    const items = batch.filter((row) => row.outlet === outlet).map((row) => row.item);
    const result = await store.deliveries.deliver({
      feedId: ids.get(archive.address)!,
      class: 'backfill',
      fetchedAt: new Date(),
      items,
    });
    fresh += result.newIds.length;
  }
  return fresh;
}
