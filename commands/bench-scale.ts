/**
 * `rendezvous bench scale`: a large store: how long all stories and series take anew, how long a late item takes from its
 * delivery to its series, and how long the validation report.
 */

import { systemClock } from '../base/clock.ts';
import { weekOf } from '../base/week.ts';
import { loadClassifier, loadStoryMethod, type OpenStore } from '../compose.ts';
import { codeItems } from '../workers/code-items.ts';
import { groupSomeStories } from '../workers/group-stories.ts';
import { refreshSomeWeeks } from '../workers/refresh-series.ts';
import { makeValidation, usualWish } from '../workers/validate.ts';
import { presentSource } from '../workers/validation-source.ts';
import { seconds, withLargeStore } from './bench-large-store.ts';

const LATE_ITEMS = 15;
const DAY = 86_400_000;

export async function benchScaleCommand(environment: Record<string, string | undefined>): Promise<void> {
  await withLargeStore(environment, async (opened) => {
    await benchLateItems(opened);
    await benchValidation(opened);
  });
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
