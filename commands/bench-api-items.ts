/** Synthetic items, feeds and series for the API's bench, made inside the database: every run makes the same. */
import { addWeeks } from '../base/week.ts';
import { categories, factors } from '../codebook/categories.ts';
import type { Sql } from '../store/database.ts';

const FEEDS = 120;
const WEEKS = 312;
const FIRST_WEEK = '2020-W01';
const BATCH = 50_000;

/** Subjects that the searches ask for, frequent ones first as are the other words, which are made up. */
export const subjectWords =
  'station crew lunar base sanctions embargo engine orbit soyuz dragon treaty agency rocket satellite launch moon'.split(
    ' ',
  );

/** Fills an empty store; one that is filled already is left as it is. */
export async function fillStore(sql: Sql, items: number): Promise<void> {
  const [held] = await sql<{ count: number }[]>`select count(*) as count from items`;
  if (held!.count >= items) return;
  await sql`truncate feeds, items, series_values, stale_weeks restart identity cascade`;
  await sql`
    insert into feeds (address, class, outlet, family, country, press, language, kind)
    select 'https://feed-' || n || '.example/rss', 'live', 'Outlet ' || n, 'family ' || n % 80,
      (array['US', 'RU', 'GB', 'DE', 'CN', 'FR'])[1 + n % 6], (array['us', 'russian', 'third'])[1 + n % 3], 'en', 'trade'
    from generate_series(1, ${FEEDS}) as n`;
  for (let from = 1; from <= items; from += BATCH) {
    await insertItems(sql, from, Math.min(items, from + BATCH - 1), items);
    process.stderr.write(`items: ${Math.min(items, from + BATCH - 1)} of ${items}\n`);
  }
  await insertSeries(sql);
  await sql`vacuum analyze items`;
  await sql`analyze`;
}

async function insertItems(sql: Sql, from: number, to: number, all: number): Promise<void> {
  await sql`select setseed(${(from % 997) / 997})`;
  await sql`
    insert into items (feed_id, class, link, title, excerpt, language, published_at, fetched_at, week, content_hash, relevance,
      orientation, categories, factors)
    select 1 + (random() * ${FEEDS - 1})::int, 'live', 'https://example.org/' || n, words.title, words.excerpt, 'en', at, at,
      to_char(at, 'IYYY-"W"IW'), n::text, code.relevance,
      case code.relevance when 'none' then 'neutral' else (array['cooperation', 'tension', 'mixed', 'neutral'])[1 + (random() * 3)::int] end,
      case code.relevance when 'none' then '{}' else array[(${[...categories]}::text[])[1 + (random() * 15)::int]] end,
      case when code.relevance <> 'none' and random() < .3 then array[(${[...factors]}::text[])[1 + (random() * 3)::int]] else '{}' end
    from generate_series(${from}::int, ${to}::int) as n,
      lateral (select timestamptz '2020-01-01' + ${WEEKS} * interval '7 days' * (n::float8 / ${all}) as at) as time,
      lateral (select case when n % 8 = 0 then 'core' when n % 12 = 1 then 'context' else 'none' end as relevance) as code,
      lateral (select
        (select string_agg(case when random() < .06 then (${subjectWords}::text[])[1 + (15 * power(random(), 2))::int] else 'w' || (3000 * power(random(), 3))::int end, ' ')
          from generate_series(1, 9) where n > 0) as title,
        (select string_agg(case when random() < .03 then (${subjectWords}::text[])[1 + (15 * power(random(), 2))::int] else 'w' || (3000 * power(random(), 3))::int end, ' ')
          from generate_series(1, 30) where n > 0) as excerpt) as words`;
}

async function insertSeries(sql: Sql): Promise<void> {
  const weeks = Array.from({ length: WEEKS }, (_, at) => addWeeks(FIRST_WEEK, at));
  await sql`
    insert into series_values (series, class, press, week, value, lower, upper, items, outlets, status, versions, computed_at)
    select series, 'live', press, week, .1, -.2, .4, 40, 12, 'frozen', '{}', now()
    from unnest(array['balance', 'cooperation', 'tension', 'mixed', 'relevant']) as series,
      unnest(array['all', 'us', 'russian', 'third']) as press, unnest(${weeks}::text[]) as week`;
}
