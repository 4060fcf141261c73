/** `rendezvous snapshot`: freeze a state under a name, list, write out, and prove that it builds anew to the byte. */
import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { renderSeriesCsv } from '../analysis/series-csv.ts';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import type { ItemClass } from '../base/records.ts';
import { loadClassifier, openStore } from '../compose.ts';
import type { Snapshot } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';
import { makeSnapshot, rebuildSnapshot, verifySnapshot } from '../workers/snapshots.ts';

export interface SnapshotOptions {
  class?: ItemClass;
  note?: string;
  by?: string;
}

export async function snapshotCreateCommand(
  config: Config,
  name: string,
  { note, by = userInfo().username, ...options }: SnapshotOptions,
): Promise<void> {
  if (!/^[a-z0-9][a-z0-9.-]{0,63}$/.test(name))
    throw new RendezvousError(
      'bad-input',
      `"${name}" cannot name a snapshot`,
      'Use small letters, digits, dots and hyphens, at most 64.',
    );
  await withStore(config, async (store) => {
    const itemClass = options.class ?? (await store.series.publishedClass());
    const wish = { name, class: itemClass, by, note: note ?? null };
    const snapshot = await makeSnapshot(store, loadClassifier().versions, systemClock, wish);
    process.stdout.write(`${lineOf(snapshot)}\n`);
  });
}

export async function snapshotListCommand(config: Config): Promise<void> {
  await withStore(config, async (store) => {
    for (const snapshot of await store.snapshots.list()) process.stdout.write(`${lineOf(snapshot)}\n`);
  });
}

/** Writes series.csv, material.json.gz and manifest.json into a folder. */
export async function snapshotExportCommand(config: Config, name: string, folder: string): Promise<void> {
  await withStore(config, async (store) => {
    const snapshot = await store.snapshots.byName(name);
    const material = await store.snapshots.material(snapshot);
    const { id: _, ...manifest } = snapshot;
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'series.csv'), renderSeriesCsv(await rebuildSnapshot(store, snapshot)));
    await writeFile(join(folder, 'material.json.gz'), gzipSync(JSON.stringify(material)));
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    process.stdout.write(`${folder}: series.csv, material.json.gz, manifest.json\n`);
  });
}

/** Builds a snapshot anew; exit code 1 where it is not the same to the byte. */
export async function snapshotVerifyCommand(config: Config, name: string): Promise<void> {
  await withStore(config, async (store) => {
    const snapshot = await store.snapshots.byName(name);
    const { identical, checksum, sameMethod } = await verifySnapshot(store, snapshot);
    if (!identical) process.exitCode = 1;
    const why = sameMethod ? '' : ` (made by method ${snapshot.versions['method']})`;
    process.stdout.write(
      identical
        ? `${name}: built anew, identical to the byte; SHA-256 ${checksum}\n`
        : `${name}: NOT identical${why}; SHA-256 ${checksum}, recorded ${snapshot.checksum}\n`,
    );
  });
}

async function withStore(config: Config, work: (store: Store) => Promise<void>): Promise<void> {
  const opened = await openStore(config);
  try {
    await work(opened.store);
  } finally {
    await opened.close();
  }
}

function lineOf({ name, class: itemClass, createdAt, checksum, note }: Snapshot): string {
  return `${name}\t${itemClass}\t${createdAt.toISOString().slice(0, 16)}\t${checksum.slice(0, 12)}\t${note ?? ''}`;
}
