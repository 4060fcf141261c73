/**
 * `rendezvous bench scale`: a large store on the server of DATABASE_URL, in a database of its own that is dropped at the
 * end: how long all stories and series take anew, and how long a late item takes from its delivery to its series.
 * BENCH_ITEMS is how many items there are (1,000,000), BENCH_RELEVANT which share of them is relevant (.25).
 */

import { systemClock } from '../base/clock.ts';
import { readConfig } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { weekOf } from '../base/week.ts';
import { loadTraining } from '../codebook/training.ts';
import { loadClassifier, loadStoryMethod, type OpenStore, openStore } from '../compose.ts';
import { codeItems } from '../workers/code-items.ts';
import { groupSomeStories } from '../workers/group-stories.ts';
import { rebuildStories } from '../workers/rebuild-stories.ts';
import { refreshSomeWeeks } from '../workers/refresh-series.ts';
import { makeValidation, usualWish } from '../workers/validate.ts';
import { presentSource } from '../workers/validation-source.ts';
import { fillScale } from './bench-scale-items.ts';
import { refreshAll } from './ingest.ts';
import { createProgress } from './progress.ts';

const LATE_ITEMS = 15;
const DAY = 86_400_000;
/** Words a language has in a headline, few enough to recur. */
const WORDS = 6000;

export async function benchScaleCommand(environment: Record<string, string | undefined>): Promise<void> {
  const address = environment['DATABASE_URL'];
  if (address === undefined)
    throw new RendezvousError(
      'configuration',
      'bench scale needs PostgreSQL',
      'Set DATABASE_URL to a server on which you may create databases.',
    );
  const items = Number(environment['BENCH_ITEMS'] ?? 1_000_000);
  const relevant = Number(environment['BENCH_RELEVANT'] ?? 0.25);
  const admin = await openStore(readConfig({ DATABASE_URL: address, LOG_LEVEL: 'silent' }));
  const name = `rendezvous_bench_scale_${Date.now()}`;
  await admin.database.sql.unsafe(`create database ${name}`);
  const own = new URL(address);
  own.pathname = `/${name}`;
  const opened = await openStore(readConfig({ DATABASE_URL: own.href, LOG_LEVEL: 'silent' }));
  try {
    const filling = createProgress('items made', items);
    await fillScale(opened.database.sql, { items, relevant, vocabulary: vocabularyOf() }, filling.update);
    filling.stop();
    await benchRebuild(opened);
    await benchLateItems(opened);
    await benchValidation(opened);
  } finally {
    await opened.close();
    await admin.database.sql.unsafe(`drop database ${name} with (force)`);
    await admin.close();
  }
}

function vocabularyOf(): string[] {
  const words = loadTraining().flatMap(({ title, language }) =>
    language === 'en' ? title.split(/\W+/) : [],
  );
  return [...new Set(words.filter((word) => word.length > 2))].slice(0, WORDS);
}

async function benchRebuild(opened: OpenStore): Promise<void> {
  const { store } = opened;
  const started = performance.now();
  const { items, relevant } = await store.items.totals();
  const progress = createProgress('items grouped', relevant);
  await rebuildStories(store, loadStoryMethod(), progress.update);
  progress.stop();
  const grouped = performance.now();
  await store.series.markAll();
  await refreshAll(opened);
  const ended = performance.now();
  console.log(`${items} items, ${relevant} relevant, ${await store.stories.count()} stories`);
  console.log(`all stories anew\t${seconds(grouped - started)}`);
  console.log(`all series anew, hypotheses and alerts\t${seconds(ended - grouped)}`);
  console.log(`full rebuild\t${seconds(ended - started)}`);
}

/** Single items spread over the years, each coded by the published model, grouped and counted. */
async function benchLateItems({ store }: OpenStore): Promise<void> {
  const { classifier, versions } = loadClassifier();
  const method = loadStoryMethod();
  const times: { all: number; grouping: number; counting: number }[] = [];
  for (let at = 0; at < LATE_ITEMS; at += 1) {
    const published = Date.UTC(2015, 6, 1) + Math.floor((at / LATE_ITEMS) * 3300) * DAY;
    const started = performance.now();
    const { newIds } = await store.deliveries.deliver({
      feedId: 1 + (at % 100),
      class: 'live',
      fetchedAt: new Date(),
      items: [
        {
          ...{
            guid: `late-${at}`,
            keys: [`late-${at}`],
            link: null,
            excerpt: '',
            body: null,
            language: 'en',
          },
          ...{ authors: [], tags: [], precision: 'time', updated: null, contentHash: `late-${at}` },
          title: `NASA and Roscosmos agree on seat swap number ${at} for the space station`,
          published: new Date(published).toISOString(),
          week: weekOf(published),
        },
      ],
    });
    await codeItems({ store, classifier, versions }, await store.codings.toCode(newIds));
    const coded = performance.now();
    while ((await groupSomeStories(store, method)) > 0);
    const grouped = performance.now();
    while ((await refreshSomeWeeks(store, versions, systemClock)) > 0);
    const ended = performance.now();
    times.push({ all: ended - started, grouping: grouped - coded, counting: ended - grouped });
  }
  const middle = (part: keyof (typeof times)[number]) =>
    times.map((time) => time[part]).sort((one, other) => one - other)[Math.floor(LATE_ITEMS / 2)]!;
  const worst = Math.max(...times.map(({ all }) => all));
  console.log(`a late item, delivered to counted\tmedian ${seconds(middle('all'))}, worst ${seconds(worst)}`);
  console.log(`of it grouping\tmedian ${seconds(middle('grouping'))}`);
  console.log(`of it its series\tmedian ${seconds(middle('counting'))}`);
}

async function benchValidation({ store }: OpenStore): Promise<void> {
  const wish = (await usualWish(store, 'live', weekOf(systemClock.now())))!;
  const started = performance.now();
  const { items } = await makeValidation(presentSource(store, systemClock), wish);
  console.log(`validation report of two years, ${items} items read\t${seconds(performance.now() - started)}`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
