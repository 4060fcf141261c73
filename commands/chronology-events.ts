/** `rendezvous chronology propose|promote|withdraw|export|import`: how the chronology grows, and travels as a file. */
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { extname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import { addWeeks, weekOf, weeksBetween } from '../base/week.ts';
import { loadChronology, loadPhases } from '../codebook/chronology.ts';
import { type ChronologyFormat, readChronology, writeChronology } from '../codebook/chronology-file.ts';
import { openStore } from '../compose.ts';
import { promoteStory, proposeEvents, type Wording } from '../store/event-proposals.ts';
import type { Store } from '../store/store.ts';
import { writeOut } from './write-out.ts';

/** Weeks looked through where none are named. */
const WEEKS = 12;

export async function proposeCommand(
  config: Config,
  options: { class?: ItemClass; from?: string; to?: string; format: 'text' | 'json' },
): Promise<void> {
  await withStore(config, async (store) => {
    const itemClass = options.class ?? (await store.series.publishedClass());
    const to = options.to ?? (await store.series.span(itemClass))?.to ?? weekOf(systemClock.now());
    const weeks = weeksBetween(options.from ?? addWeeks(to, 1 - WEEKS), to);
    const proposals = await proposeEvents(store, itemClass, weeks, loadPhases());
    if (options.format === 'json')
      return await writeOut(`${JSON.stringify(proposals, null, 2)}\n`, undefined);
    const lines = proposals.map(({ story, draft }) =>
      [
        `${story.id}\t${draft.date}\t${draft.intensity}\t${story.title}`,
        `  ${story.families.length} outlet families: ${story.outlets.join(', ')}`,
        `  ${[...draft.categories, ...draft.factors].join(', ')}; ${draft.actors.join(', ')}`,
      ].join('\n'),
    );
    const count = `${proposals.length} proposed of ${weeks[0]} to ${to}`;
    await writeOut([...lines, count, ''].join('\n'), undefined);
  });
}

export async function promoteCommand(
  config: Config,
  story: number,
  { by = userInfo().username, ...wording }: Wording & { by?: string },
): Promise<void> {
  await withStore(config, async (store) => {
    const event = await promoteStory(store, story, wording, by, loadPhases());
    await record(store, by, 'chronology promote', event.id, { story });
    await writeOut(writeChronology([event], 'yaml'), undefined);
  });
}

export async function withdrawCommand(
  config: Config,
  id: string,
  { by = userInfo().username }: { by?: string },
): Promise<void> {
  await withStore(config, async (store) => {
    await store.promotions.withdraw(id, by);
    await record(store, by, 'chronology withdraw', id, null);
    await writeOut(`${id} is out of the chronology\n`, undefined);
  });
}

export async function exportCommand(
  config: Config,
  { format, added, out }: { format: ChronologyFormat; added?: boolean; out?: string },
): Promise<void> {
  await withStore(config, async (store) => {
    const events = added
      ? (await store.promotions.list()).map(({ event }) => event)
      : await store.promotions.chronology();
    await writeOut(writeChronology(events, format), out);
  });
}

/** Adds what is new and takes over what has changed among added events; the codebook's own events stay as they are. */
export async function importCommand(
  config: Config,
  file: string,
  { by = userInfo().username }: { by?: string },
): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new RendezvousError(
      'bad-input',
      `cannot read ${file}: ${messageOf(error)}`,
      'Name a file to read.',
    );
  });
  const events = readChronology(file, text, formatOf(file), loadPhases());
  const own = new Map(loadChronology().map((event) => [event.id, event]));
  await withStore(config, async (store) => {
    const standing = new Map((await store.promotions.list()).map(({ event }) => [event.id, event]));
    const count = { added: 0, changed: 0, unchanged: 0, refused: 0 };
    for (const event of events) {
      const known = own.get(event.id) ?? standing.get(event.id);
      if (isDeepStrictEqual(known, event)) count.unchanged += 1;
      else if (own.has(event.id)) {
        count.refused += 1;
        process.stderr.write(`${event.id}: differs from the codebook’s own event, which is changed there\n`);
      } else if (known === undefined) {
        await store.promotions.add(event, null, by);
        await record(store, by, 'chronology import', event.id, null);
        count.added += 1;
      } else {
        await store.promotions.replace(event, by);
        await record(store, by, 'chronology import', event.id, { before: known });
        count.changed += 1;
      }
    }
    const told = Object.entries(count).map(([what, number]) => `${number} ${what}`);
    await writeOut(`${told.join(', ')}\n`, undefined);
    if (count.refused > 0) process.exitCode = 1;
  });
}

function formatOf(file: string): ChronologyFormat {
  const ending = extname(file).toLowerCase();
  if (ending === '.csv') return 'csv';
  if (ending === '.yaml' || ending === '.yml') return 'yaml';
  throw new RendezvousError('bad-input', `${file} is neither .yaml nor .csv`, 'Name the file by its form.');
}

async function record(store: Store, actor: string, action: string, target: string, detail: unknown) {
  await store.audit.add({ actor, role: 'analyst', action, target, status: null, address: null, detail });
}

async function withStore(config: Config, work: (store: Store) => Promise<void>): Promise<void> {
  const opened = await openStore(config);
  try {
    await work(opened.store);
  } finally {
    await opened.close();
  }
}
