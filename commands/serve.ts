/**
 * `rendezvous start`, `work`, `api`: one process with the scheduler and the workers, the API with the dashboard, or
 * both, until a signal ends it. In embedded mode only `start` makes sense, since no other process can reach the data.
 */
import { type Config, modeOf } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { openFetcher, openQueue, openStore, startWorker } from '../compose.ts';
import { followCatalogue } from '../workers/follow-catalogue.ts';

/** How long work under way may take to end after a signal. */
const GRACE_SECONDS = 3;

export interface Parts {
  api: boolean;
  work: boolean;
}

export async function serveCommand(config: Config, parts: Parts): Promise<void> {
  if (modeOf(config) === 'embedded' && !(parts.api && parts.work)) {
    throw new RendezvousError(
      'configuration',
      'separate processes cannot share the embedded database',
      'Use `rendezvous start`, or set DATABASE_URL (and REDIS_URL) for server mode.',
    );
  }
  const closing: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closing.reverse()) await close();
  };
  try {
    await openParts(config, parts, closing);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const signal = await nextSignal();
  process.stderr.write(`${signal}: finishing what is under way\n`);
  await closeAll();
}

async function openParts(config: Config, parts: Parts, closing: (() => Promise<void>)[]): Promise<void> {
  const dashboard = parts.api
    ? import('./dashboard-build.ts').then((build) => build.buildDashboard())
    : undefined;
  dashboard?.catch(() => {});
  const opened = await openStore(config);
  closing.push(() => opened.close());
  if (config.FOLLOW_CATALOGUE && parts.work) await followCatalogue(opened.store);
  const queue = await openQueue(opened);
  closing.push(() => queue.close(GRACE_SECONDS));
  if (parts.work) {
    const fetcher = openFetcher(opened);
    closing.push(() => fetcher.close());
    await startWorker(opened, queue, fetcher);
  }
  if (parts.api) {
    const { startServer } = await import('./server.ts');
    const server = await startServer(opened, queue, await dashboard!);
    closing.push(() => server.close());
    process.stdout.write(`Rendezvous is at ${server.address}\n`);
  } else {
    process.stdout.write('Rendezvous is at work; Ctrl-C ends it\n');
  }
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
