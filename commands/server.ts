/** The web server around the API: listens, answers, ends. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { METHOD_VERSION } from '../analysis/series.ts';
import { createApp } from '../api/app.ts';
import { systemClock } from '../base/clock.ts';
import { isReadOpen } from '../base/config.ts';
import { messageOf, RendezvousError } from '../base/errors.ts';
import { loadClassifier, type OpenStore, openSources } from '../compose.ts';
import type { Queue } from '../workers/queue.ts';

export interface RunningServer {
  address: string;
  close(): Promise<void>;
}

/** Listens at the configured address; throws `port-in-use` where another program does. */
export async function startServer(
  opened: OpenStore,
  queue: Queue,
  dashboard: string,
): Promise<RunningServer> {
  const { config, store, log } = opened;
  const { classifier, versions, facts } = loadClassifier();
  let sources: ReturnType<typeof openSources> | null = null;
  const app = createApp({
    ...{ store, queue, classifier, log, dashboard, chromium: config.CHROMIUM },
    model: facts,
    versions: { ...versions, method: METHOD_VERSION },
    clock: systemClock,
    sources: () => (sources ??= openSources(opened, classifier)),
    policy: {
      openRead: isReadOpen(config),
      corsOrigins: config.API_ORIGINS,
      rateLimit: config.API_RATE_LIMIT,
      trustProxy: config.TRUST_PROXY,
    },
  });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(listenFault(error, config.HOST, config.PORT)),
    );
    server.listen(config.PORT, config.HOST, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.PORT;
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  return {
    address: `http://${host}:${port}/`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await (await sources)?.close();
    },
  };
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): RendezvousError {
  if (error.code === 'EADDRINUSE') {
    return new RendezvousError(
      'port-in-use',
      `another program listens on ${host} port ${port}`,
      'Stop it, or name another port with PORT (0 takes a free one).',
    );
  }
  return new RendezvousError(
    'configuration',
    `cannot listen on ${host} port ${port}: ${messageOf(error)}`,
    'Name an address of this machine with HOST and a port you may use with PORT.',
  );
}
