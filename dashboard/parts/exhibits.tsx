/** Parts of pages on synthetic data, in the states that they can be in. Nothing here is real. */
import { gallery } from '../charts/fixtures.ts';
import type { Alert, ChronologyEvent, Evidence, FeedChange, Item, Story } from '../client.ts';
import { HeldBack, OneAlert } from './alert-list.tsx';
import { Drawing } from './drawing.tsx';
import { EventCard } from './event-card.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { ItemList } from './item-list.tsx';
import { StoryList } from './story-list.tsx';

const AT = '2025-03-04T05:06:07.000Z';
const versions = { codebook: 'c', lexicon: 'l', model: 'm', method: 'synthetic' };
/** What a feed may send: markup, another direction of writing, and no end. */
const STRANGE = `<b>Synthetic</b> \u202eenildaeh\u202c ${'without an end '.repeat(60)}`;

const item: Item = {
  ...{
    id: 1,
    class: 'live',
    title: 'Synthetic crews swap seats',
    excerpt: 'A synthetic excerpt.',
    link: null,
  },
  ...{ outlet: 'Invented Orbit', country: 'US', press: 'us', language: 'en', publishedAt: AT, fetchedAt: AT },
  ...{ week: '2025-W10', revision: 1, relevance: 'core', orientation: 'cooperation' },
  ...{ categories: ['joint-crews'], factors: ['china'] },
};
const items: Item[] = [
  {
    ...item,
    highlight: {
      title: { text: item.title, marks: [[10, 15]] },
      excerpt: { text: item.excerpt, marks: [[2, 11]] },
    },
  },
  { ...item, id: 2, title: STRANGE, orientation: 'mixed', categories: ['sanctions', 'agreements'] },
  { ...item, id: 3, title: '', publishedAt: null, orientation: null, categories: [], factors: [] },
];

const story: Story = {
  ...{ id: 1, class: 'live', week: '2025-W10', title: 'A synthetic story', firstSeenAt: AT, lastSeenAt: AT },
  ...{ items: 7, outlets: ['Invented Orbit', 'Выдуманные вести', 'Third', 'Fourth', 'Fifth'] },
  ...{ families: ['a', 'b'], presses: ['us', 'russian'], relevance: 'core', cooperation: 0.4, tension: 0.8 },
  ...{ label: 'tension', categories: [{ id: 'sanctions', probability: 0.8 }], factors: [], sides: {} },
};
const stories: Story[] = [
  story,
  {
    ...story,
    id: 2,
    title: STRANGE,
    items: 1,
    outlets: ['Invented Orbit'],
    label: 'neutral',
    categories: [],
  },
];

const event: ChronologyEvent = {
  ...{ id: 'synthetic', date: '1995-06-29', precision: 'day', end: null, phase: 'synthetic', intensity: 8 },
  ...{ title: 'A synthetic docking', text: 'Two crafts that never were met in an orbit that is not.' },
  ...{ categories: ['joint-crews'], factors: [], actors: [], sources: ['Invented source, p. 1'] },
  ...{ status: 'verified', story: null, addedBy: null },
};
const events: ChronologyEvent[] = [
  event,
  { ...event, id: 'rumour', precision: 'month', intensity: -6, status: 'unverified', addedBy: 'somebody' },
];

const alert: Alert = {
  ...{ id: 1, class: 'live', kind: 'count', subject: 'stories-sanctions', week: '2025-W10', direction: 'up' },
  ...{ observed: 9, expected: 2.5, p: 0.004, words: [], raisedAt: AT, withdrawnAt: null, verdict: null },
  ...{ judgedBy: null, note: null, judgedAt: null, stories: [{ id: 1, title: STRANGE, outlets: [] }] },
};
const alerts: Alert[] = [
  alert,
  {
    ...alert,
    id: 2,
    kind: 'threat',
    subject: 'synthetic-threat',
    p: null,
    verdict: 'confirmed',
    stories: [],
  },
];

const feedChange: FeedChange = {
  ...{ subject: 'stories-sanctions', week: '2025-W10', feed: 1, outlet: 'Invented Orbit' },
  ...{ share: 0.31, reason: 'new' },
};
const feedChanges: FeedChange[] = [feedChange, { ...feedChange, feed: 2, outlet: STRANGE, reason: 'down' }];

const evidence: Evidence[] = (
  [
    ['word', 'seat swap', 2.1],
    ['pattern', 'crews*', 1.4],
    ['actor', 'Roscosmos', -0.3],
    ['negation', 'not', -0.9],
    ['prior', '', -1.2],
    ['rest', '', 0.05],
  ] as const
).map(([kind, text, contribution]) => ({ label: 'joint-crews', kind, text, contribution, places: [] }));

export function PartExhibits() {
  const title = 'A figure in its frame';
  return (
    <div class="exhibited">
      <FigureFrame
        name="synthetic"
        title={title}
        subtitle="Unit and method."
        note="A note."
        versions={versions}
        table={{
          columns: ['week', 'value'],
          rows: [
            ['2025-W01', 0.5],
            ['2025-W02', null],
          ],
        }}
      >
        <Drawing
          title={title}
          height={280}
          draw={(charts, width) => charts.drawLines(gallery.lines[0]!.lines, { width, title })}
          drawn={[]}
        />
      </FigureFrame>
      <StoryList stories={stories} />
      <StoryList stories={[]} />
      <ItemList items={items} excerpts />
      <ItemList items={[]} />
      <ul class="items">
        {alerts.map((one) => (
          <OneAlert key={one.id} alert={one} onJudged={() => {}} />
        ))}
        <HeldBack subject="stories-sanctions" changes={feedChanges} />
      </ul>
      {events.map((one, at) => (
        <EventCard key={one.id} event={one} chosen={at === 1} />
      ))}
      <EvidenceTable label="joint-crews" evidence={evidence} />
    </div>
  );
}
