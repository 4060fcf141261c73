/** A small site on loopback for tests: addresses and what they answer, and a record of what was asked. */
import { createServer, type IncomingMessage } from 'node:http';

export interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

export interface Site {
  /** `http://127.0.0.1:PORT`, no slash at its end. */
  origin: string;
  /** Paths with query asked for so far, robots.txt left out. */
  asked: string[];
  close(): Promise<void>;
}

/** Answers what `answer` gives for a path with query, 404 where it gives nothing. */
export async function startSite(
  answer: (path: string, origin: string, request: IncomingMessage) => Answer | undefined,
): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path !== '/robots.txt') asked.push(path);
    const found = answer(path, origin, request);
    response.writeHead(found?.status ?? (found ? 200 : 404), {
      'content-type': found?.type ?? 'text/html; charset=utf-8',
      ...found?.headers,
    });
    response.end(found?.body ?? 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const origin = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  return {
    origin,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
