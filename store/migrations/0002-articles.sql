-- Article pages fetched for items, and the runs that bring in the past.

-- One row for each item whose page is wanted; the page is kept compressed, so that a better extractor can read it again.
create table articles (
  item_id bigint primary key references items on delete cascade,
  address text not null,
  state text not null default 'wanted' check (state in ('wanted', 'good', 'poor', 'failed')),
  -- When to fetch next; null once there is nothing more to try.
  next_try_at timestamptz default now(),
  attempts integer not null default 0,
  outcome text,
  error text,
  mend text,
  fetched_at timestamptz,
  page_address text,
  content_type text,
  -- Brotli over the bytes as they came.
  page bytea,
  extractor text,
  quality real,
  refusal text,
  title text,
  byline text[] not null default '{}',
  published_at timestamptz,
  modified_at timestamptz,
  language text,
  canonical text,
  image text,
  -- The item whose address this page names as its own, where that is another.
  copy_of bigint references items on delete set null
);
create index articles_due on articles (next_try_at) where next_try_at is not null;
create index articles_by_extractor on articles (extractor, item_id) where page is not null;

-- Why there is another revision: the feed's text changed, or the article's text came in.
alter table revisions add column reason text not null default 'edit' check (reason in ('edit', 'article'));

-- One row for each stretch of the past that was asked for, with the place to go on from.
create table backfills (
  id bigint generated always as identity primary key,
  source text not null,
  outlet text not null,
  method text not null,
  since date not null,
  until date not null,
  state text not null default 'running' check (state in ('running', 'done', 'stopped')),
  -- What the method needs to go on; opaque here.
  cursor jsonb,
  requests integer not null default 0,
  found integer not null default 0,
  stored integer not null default 0,
  -- Steps in a row that brought nothing new.
  barren integer not null default 0,
  stop_reason text,
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (source, method, since, until)
);
