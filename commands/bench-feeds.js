/**
 * The feeds that `bench ingest` polls: synthetic items, an ETag each. A process of its own, and plain JavaScript so that
 * it starts at once.
 */
import { createServer } from 'node:http';

const items = Number(process.argv[2]);
/** What there is to report; each event is told by some three feeds, in words of their own. */
const EVENTS = 3000;
const actors = [
  ...['Roscosmos', 'NASA', 'A cosmonaut', 'The Soyuz crew', 'Congress', 'The Kremlin', 'ESA', 'The Duma'],
  ...[
    'A weather satellite',
    'A comet',
    'SpaceX',
    'The Progress freighter',
    'A Proton rocket',
    'The Pentagon',
  ],
  ...['The crew of Crew Dragon', 'Energia', 'The State Department', 'A planetary probe', 'CNSA'],
];
const deeds = [
  ...['signs an agreement on the space station', 'threatens sanctions on engines', 'launches cargo to orbit'],
  ...['is seen at night', 'meets partners for talks', 'postpones a docking', 'reports a leak of coolant'],
  ...['extends the exchange of seats', 'refuses to share tracking data', 'tests a satellite interceptor'],
  ...[
    'presents a lunar base',
    'cuts the budget of a telescope',
    'repairs an antenna',
    'orders new spacesuits',
  ],
  ...['opens a museum', 'trains for a landing in the sea', 'asks for an inquiry'],
];
const places = [
  ...[
    'Baikonur',
    'Houston',
    'Vostochny',
    'Star City',
    'Cape Canaveral',
    'Plesetsk',
    'Korolyov',
    'Huntsville',
  ],
  ...['Kourou', 'Geneva', 'Vienna', 'Siberia', 'Wallops', 'Samara', 'Pasadena', 'Darmstadt', 'Tanegashima'],
  ...['Voronezh', 'Tucson', 'Omsk', 'Beijing', 'Toulouse', 'Kazakhstan'],
];
const reasons = [
  'after a review',
  'before the winter',
  'in a third attempt',
  'despite a delay',
  'with new partners',
];
/** Names that stand in no dictionary, as the persons and places of real news do: one event's are seldom another's. */
const syllables = [
  'ba',
  'ko',
  'ri',
  'mel',
  'tu',
  'shev',
  'dan',
  'os',
  'lin',
  'gar',
  'pe',
  'vin',
  'ster',
  'ul',
];
const tellings = [
  (event) => `${event.actor} ${event.deed} near ${event.place} ${event.reason}, says ${event.name}`,
  (event) =>
    `${event.name}: ${event.actor} ${event.deed} ${event.reason}, flight ${event.number} from ${event.place}`,
  (event) =>
    `${event.reason} of flight ${event.number}, ${event.actor} ${event.deed}: ${event.name} explains`,
];

const pick = (list, number) => list[number % list.length];

function nameOf(number) {
  const name = [1, 14, 196].map((place) => pick(syllables, Math.floor(number / place))).join('');
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}

function happening(number) {
  const event = { actor: pick(actors, number), deed: pick(deeds, number), place: pick(places, number * 7) };
  return {
    ...event,
    reason: pick(reasons, number),
    name: nameOf(number),
    number: 100 + number,
    day: number % 28,
  };
}

function render(path) {
  const number = Number(/\d+$/.exec(path)?.[0] ?? 0);
  const entries = Array.from({ length: items }, (_, index) => {
    const event = happening((number * items + index * 151) % EVENTS);
    const title = pick(tellings, number)(event);
    const date = new Date(Date.UTC(2026, 6, 1 + event.day, number % 24)).toUTCString();
    return `<item><guid>${path}-${index}</guid><link>https://example.org${path}/${index}</link><title>${title}</title><description>${title}. Synthetic item ${index} of feed ${number}, made for measuring speed; it says nothing of the world.</description><pubDate>${date}</pubDate></item>`;
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
