/** A web server on loopback that publishes synthetic feeds; what a feed says can be changed while it runs. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SyntheticItem {
  id: string;
  title: string;
  summary?: string;
  date?: string;
}

export interface FeedServer {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** The items of a feed, by path; setting them changes what is published. */
  feeds: Map<string, SyntheticItem[]>;
  requests: string[];
  stop(): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const feeds = new Map<string, SyntheticItem[]>();
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const items = feeds.get(request.url ?? '');
    if (items === undefined) {
      response.writeHead(404).end('nothing here');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
    response.end(renderRss(items, `http://${request.headers.host}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    feeds,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function renderRss(items: SyntheticItem[], origin: string): string {
  const entries = items.map(
    ({ id, title, summary, date }) =>
      `<item><guid isPermaLink="false">${id}</guid><link>${origin}/articles/${id}</link><title>${escapeXml(title)}</title><description>${escapeXml(summary ?? '')}</description>${date ? `<pubDate>${new Date(date).toUTCString()}</pubDate>` : ''}</item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Synthetic feed</title><link>${origin}</link><description>Made for tests</description>${entries.join('')}</channel></rss>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
