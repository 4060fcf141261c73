/**
 * The feeds that `bench ingest` polls: synthetic items, an ETag each. A process of its own, and plain JavaScript so that
 * it starts at once.
 */
import { createServer } from 'node:http';

const items = Number(process.argv[2]);
const subjects = [
  'Roscosmos',
  'NASA',
  'A cosmonaut',
  'The Soyuz crew',
  'Congress',
  'A weather satellite',
  'A comet',
  'The Kremlin',
];
const deeds = [
  'signs an agreement on the space station',
  'threatens sanctions',
  'launches from Baikonur',
  'is seen over Siberia',
  'meets partners in Houston',
];

function render(path) {
  const number = Number(/\d+$/.exec(path)?.[0] ?? 0);
  const entries = Array.from({ length: items }, (_, index) => {
    const title = `${subjects[(number + index) % subjects.length]} ${deeds[(number * 3 + index) % deeds.length]}, synthetic item ${number}-${index}`;
    const date = new Date(Date.UTC(2026, 6, 1 + ((number + index) % 28), 8)).toUTCString();
    return `<item><guid>${path}-${index}</guid><link>https://example.org${path}/${index}</link><title>${title}</title><description>${title}. It is made for measuring speed and says nothing of the world.</description><pubDate>${date}</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${path}</title>${entries.join('')}</channel></rss>`;
}

const server = createServer((request, response) => {
  const etag = `"${request.url}"`;
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
  return response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(render(request.url));
});
server.listen(0, '0.0.0.0', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
