/**
 * `rendezvous backfill`: brings in the past of a feed, a site or a file, resumable and polite, as class backfill. What a
 * method does stands in `ingest/backfill/`, the run itself in `workers/backfill.ts`.
 */
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { type OpenStore, openFetcher, openStore } from '../compose.ts';
import { chooseMethod } from '../ingest/backfill/choose-method.ts';
import { rfc5005, wordpress } from '../ingest/backfill/feed-pages.ts';
import { createGdeltMethod } from '../ingest/backfill/gdelt.ts';
import type { BackfillMethod, MethodName } from '../ingest/backfill/method.ts';
import { type FileRow, formOf, readRows } from '../ingest/backfill/read-file.ts';
import { createSitemapMethod } from '../ingest/backfill/sitemap.ts';
import { wpJson } from '../ingest/backfill/wp-json.ts';
import type { Fetcher } from '../ingest/fetch-feed.ts';
import type { BackfillProgress, BackfillRow } from '../store/backfills.ts';
import { createBackfillContext, runBackfill, stretchOf } from '../workers/backfill.ts';
import { feedOf } from '../workers/follow-catalogue.ts';
import { importCommand, importLines } from './import.ts';
import { codeAll } from './ingest.ts';

export interface BackfillOptions {
  feed?: string | undefined;
  site?: string | undefined;
  /** `2024-11-28`; both days included. */
  since?: string | undefined;
  until?: string | undefined;
  method: MethodName | 'auto' | 'file';
  /** Words for GDELT. */
  query?: string | undefined;
  outlet?: string | undefined;
  /** Steps without anything new after which to stop. */
  patience?: number | undefined;
}

export async function backfillCommand(
  config: Config,
  file: string | undefined,
  options: BackfillOptions,
): Promise<void> {
  if (file !== undefined) return await backfillFile(config, file, options.outlet ?? null);
  const source = sourceOf(options);
  const since = dayOf(options.since, '--since');
  const until =
    options.until === undefined ? new Date().toISOString().slice(0, 10) : dayOf(options.until, '--until');
  if (since > until)
    throw new RendezvousError(
      'bad-input',
      `--since ${since} is after --until ${until}`,
      'Name the earlier day with --since.',
    );
  const opened = await openStore(config);
  const fetcher = await openFetcher(opened);
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort(new Error('interrupted')));
  try {
    const run = await findRun(opened, fetcher, { ...options, source, since, until }, interrupt.signal);
    const method = methodOf(run.method as MethodName, options.query);
    if (run.requests > 0 && run.state !== 'done')
      process.stderr.write(`going on where the run of ${run.startedAt.toISOString().slice(0, 16)} ended\n`);
    const progress =
      run.state === 'done'
        ? run
        : await runBackfill(
            {
              store: opened.store,
              fetchPage: fetcher.fetchPage,
              clock: systemClock,
              onStep: createReporter(run),
              ...(options.patience ? { mostBarrenSteps: options.patience } : {}),
            },
            run,
            method,
            interrupt.signal,
          );
    report(run, progress);
    if (!interrupt.signal.aborted) await codeAll(opened);
  } finally {
    await fetcher.close();
    await opened.close();
  }
}

/** The run to go on with: an unfinished one of this source and day, else a new one by the method asked for. */
async function findRun(
  { store }: OpenStore,
  fetcher: Fetcher,
  asked: BackfillOptions & { source: string; since: string; until: string },
  signal: AbortSignal,
): Promise<BackfillRow> {
  const { source, since, until } = asked;
  const before = await store.backfills.unfinished(source, since);
  if (
    before &&
    (asked.method === 'auto' || asked.method === before.method) &&
    (asked.until === undefined || before.until === until)
  )
    return before;
  const outlet = asked.outlet ?? feedOf(source).outlet;
  const context = createBackfillContext(
    { store, fetchPage: fetcher.fetchPage },
    { source, outlet, stretch: stretchOf({ since, until }) },
    signal,
  );
  const method =
    asked.method === 'auto' || asked.method === 'file'
      ? await chooseMethod(context, asked.feed !== undefined)
      : asked.method;
  return await store.backfills.begin({ source, outlet, method, since, until });
}

function methodOf(name: MethodName, query: string | undefined): BackfillMethod {
  const methods: Record<MethodName, () => unknown> = {
    rfc5005: () => rfc5005,
    wordpress: () => wordpress,
    'wp-json': () => wpJson,
    sitemap: createSitemapMethod,
    gdelt: () => createGdeltMethod({ query }),
  };
  return methods[name]() as BackfillMethod;
}

/** One line to standard error, at most every five seconds: there is no knowing how long the past is. */
function createReporter({ source, method }: BackfillRow): (progress: BackfillProgress) => void {
  let last = Date.now();
  return (progress) => {
    if (Date.now() - last < 5_000) return;
    last = Date.now();
    process.stderr.write(
      `${source} by ${method}: ${progress.requests} requests, ${progress.found} items found, ${progress.stored} new\n`,
    );
  };
}

function report(
  { source, method, since, until }: BackfillRow,
  { state, requests, found, stored, stopReason }: BackfillProgress,
): void {
  process.stdout.write(
    `${state}\t${source}\t${method}\t${since} to ${until}\t${requests} requests\t${found} found\t${stored} new\t${stopReason}\n`,
  );
  if (state !== 'stopped') return;
  process.stderr.write('Run the same command again to go on from there.\n');
  process.exitCode = 1;
}

function sourceOf({ feed, site }: BackfillOptions): string {
  const source = feed ?? site;
  if (source === undefined || (feed !== undefined && site !== undefined)) {
    throw new RendezvousError(
      'bad-input',
      'name one source of the past',
      'Give --feed ADDRESS, --site ADDRESS or a file.',
    );
  }
  if (!/^https?:\/\//i.test(source) || !URL.canParse(source)) {
    throw new RendezvousError(
      'bad-input',
      `"${source}" is not a web address`,
      'Write it as https://host/path.',
    );
  }
  return new URL(source).href;
}

function dayOf(text: string | undefined, option: string): string {
  const day = text ?? '';
  if (z.iso.date().safeParse(day).success) return day;
  throw new RendezvousError(
    'bad-input',
    text === undefined ? `${option} is missing` : `${option} ${text} is not a day`,
    'Write days as 2024-11-28.',
  );
}

/** Files of every form go through the door of imports, as lines of JSON. */
async function backfillFile(config: Config, file: string, outlet: string | null): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new RendezvousError(
      'not-found',
      `${file} is not a file that can be read`,
      'Name a file of CSV, JSON lines, RSS or Atom, or an mbox.',
    );
  const form = await formOf(file);
  if (form === 'json-lines') return await importCommand(config, file);
  const opened = await openStore(config);
  try {
    const totals = await importLines(opened, toLines(readRows(file, form, outlet)), found.size);
    process.stdout.write(
      `${totals.fresh} items imported from ${form}, ${totals.known} known already, ${totals.bad} bad rows skipped\n`,
    );
    await codeAll(opened);
    if (totals.bad > 0 && totals.fresh + totals.known === 0) process.exitCode = 1;
  } finally {
    await opened.close();
  }
}

/** Rows as lines of JSON; one too large to be read is said so and left out. */
async function* toLines(rows: AsyncIterable<FileRow>): AsyncGenerator<Uint8Array> {
  for await (const row of rows) {
    if (row === null) process.stderr.write('a message larger than 20 MB; skipped\n');
    else yield Buffer.from(`${JSON.stringify(row)}\n`);
  }
}
