/** Made-up news for the bench of scale: events of some reports each over ten years, every run the same. */
import { createRandom } from '../analysis/bootstrap.ts';
import { weekOf } from '../base/week.ts';
import { categories, poleOf } from '../codebook/categories.ts';
import type { Sql } from '../store/database.ts';

const FEEDS = 120;
const DAYS = 3650;
const DAY = 86_400_000;
const FIRST = Date.UTC(2015, 0, 5);
const BATCH = 10_000;
/** Items on one event, on average, and days over which they come. */
const ITEMS_AN_EVENT = 4;
const EVENT_DAYS = 3;
const WORDS_AN_EVENT = 12;

export interface ScaleWish {
  items: number;
  /** Of them relevant, 0–1. */
  relevant: number;
  /** Words that headlines are made of. */
  vocabulary: readonly string[];
}

/** Fills an empty database; triggers rest meanwhile, since nothing is to be grouped one by one. */
export async function fillScale(sql: Sql, wish: ScaleWish, report: (items: number) => void): Promise<void> {
  await sql`
    insert into feeds (address, class, outlet, family, country, press, language, kind)
    select 'https://feed-' || n || '.example/rss', 'live', 'Outlet ' || n, 'family ' || n % 80, 'US',
      (array['us', 'russian', 'third'])[1 + n % 3], 'en', 'trade' from generate_series(1, ${FEEDS}) as n`;
  await sql`alter table items disable trigger user`;
  const makeItem = createItemMaker(wish);
  for (let from = 0; from < wish.items; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, wish.items - from) }, (_, at) => makeItem(from + at));
    await insertBatch(sql, batch);
    report(from + batch.length);
  }
  await sql`alter table items enable trigger user`;
  await sql`
    insert into feed_weeks (feed_id, week, delivered) select feed_id, week, count(*) from items group by 1, 2`;
  await sql`vacuum analyze items`;
  await sql`analyze`;
}

type MadeItem = ReturnType<ReturnType<typeof createItemMaker>>;

/** Items in order of time; a headline takes half of its event's words, so that reports of one event resemble one another. */
function createItemMaker({ items, relevant, vocabulary }: ScaleWish) {
  const random = createRandom(20_260_106);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;
  const perDay = items / DAYS;
  const running = Math.max(1, Math.round((perDay / ITEMS_AN_EVENT) * EVENT_DAYS));
  const newEvent = () => ({
    words: Array.from({ length: WORDS_AN_EVENT }, () => pick(vocabulary)),
    category: pick(categories),
    relevant: random() < relevant,
  });
  const events = Array.from({ length: running }, newEvent);
  return (at: number) => {
    const place = Math.floor(random() * events.length);
    const event = events[place]!;
    if (random() < 1 / ITEMS_AN_EVENT) events[place] = newEvent();
    const published = FIRST + Math.floor((at / items) * DAYS * DAY);
    const half = event.words.filter(() => random() < 0.5);
    const summary = Array.from({ length: 20 }, () => (random() < 0.5 ? pick(event.words) : pick(vocabulary)));
    return {
      feed: 1 + Math.floor(random() * FEEDS),
      title: [...half, pick(vocabulary), pick(vocabulary)].join(' '),
      excerpt: summary.join(' '),
      published: new Date(published).toISOString(),
      week: weekOf(published),
      relevance: event.relevant ? (random() < 0.6 ? 'core' : 'context') : 'none',
      orientation: poleOf(event.category)!,
      category: event.category,
      probability: 0.5 + random() / 2,
    };
  };
}

async function insertBatch(sql: Sql, batch: MadeItem[]): Promise<void> {
  await sql`
    with made as materialized (
      select * from jsonb_to_recordset(${sql.json(batch)}) as new(feed bigint, title text, excerpt text, published timestamptz,
        week text, relevance text, orientation text, category text, probability float8)
    ), stored as (
      insert into items (feed_id, class, title, excerpt, language, published_at, fetched_at, week, content_hash, relevance,
        orientation, categories)
      select feed, 'live', title, excerpt, 'en', published, published, week, md5(title || excerpt), relevance,
        case relevance when 'none' then 'neutral' else orientation end, case relevance when 'none' then '{}' else array[category] end
      from made returning id, published_at, relevance, orientation, categories
    )
    insert into codings (item_id, revision, coder, codebook_version, lexicon_version, model_version, language, relevance,
      orientation, relevant_probability, core_probability, categories, factors, coded_at)
    select id, 1, 'model:bench', 'bench', 'bench', 'bench', 'en', relevance, orientation, .9, .8,
      (select coalesce(jsonb_agg(jsonb_build_object('id', category, 'probability', .8)), '[]') from unnest(categories) as category),
      '[]', published_at from stored`;
  await sql`
    update items set coding_id = codings.id from codings where codings.item_id = items.id and items.coding_id is null`;
}
