/**
 * `rendezvous start`, `work`, `api`: one process with the scheduler and the workers, the API with the dashboard, or
 * both, until a signal ends it. In embedded mode only `start` makes sense, since no other process can reach the data.
 */
import { type Config, modeOf } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';
import { type OpenStore, openFetcher, openQueue, openStore } from '../compose.ts';
import type { Queue } from '../workers/queue.ts';

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
    const { opened, queue } = await openApi(config, parts, closing);
    const signal = nextSignal();
    if (parts.work) await startWork(opened, queue, closing);
    if (!parts.api) process.stdout.write('Rendezvous is at work; Ctrl-C ends it\n');
    process.stderr.write(`${await signal}: finishing what is under way\n`);
  } finally {
    await closeAll();
  }
}

async function openApi(config: Config, parts: Parts, closing: (() => Promise<void>)[]) {
  const dashboard = parts.api
    ? import('./dashboard-build.ts').then((build) => build.buildDashboard())
    : undefined;
  dashboard?.catch(() => {});
  const opened = await openStore(config);
  closing.push(() => opened.close());
  const queue = await openQueue(opened);
  closing.push(() => queue.close(GRACE_SECONDS));
  if (dashboard) {
    const { startServer } = await import('./server.ts');
    const server = await startServer(opened, queue, await dashboard);
    closing.push(() => server.close());
    process.stdout.write(`Rendezvous is at ${server.address}\n`);
  }
  return { opened, queue };
}

/** After the API, which answers from what is stored while classifier and codebook are still being read. */
async function startWork(opened: OpenStore, queue: Queue, closing: (() => Promise<void>)[]): Promise<void> {
  const { followCatalogue } = await import('../workers/follow-catalogue.ts');
  if (opened.config.FOLLOW_CATALOGUE) await followCatalogue(opened.store);
  const fetcher = await openFetcher(opened);
  closing.push(() => fetcher.close());
  const { startWorker } = await import('../compose-worker.ts');
  await startWorker(opened, queue, fetcher);
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
