-- Feeds, what they delivered, what was made of it. All times are timestamptz in UTC; weeks are ISO weeks as text ('2026-W30').

create table feeds (
  id bigint generated always as identity primary key,
  address text not null unique,
  class text not null default 'live' check (class in ('live', 'backfill')),
  title text,
  outlet text not null,
  family text not null,
  country text,
  press text check (press in ('us', 'russian', 'third')),
  language text,
  kind text,
  note text,
  state text not null default 'active' check (state in ('active', 'failing', 'blocked', 'retired', 'paused', 'archive')),
  next_fetch_at timestamptz,
  last_fetch_at timestamptz,
  last_success_at timestamptz,
  consecutive_failures integer not null default 0,
  last_error_code text,
  last_error text,
  last_mend text,
  schedule jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create index feeds_due on feeds (next_fetch_at) where next_fetch_at is not null;

-- Turns at a host: until when one is held at the latest, when the next may start, and up to when others wait in line.
create table hosts (
  host text primary key,
  held_until timestamptz,
  free_at timestamptz not null default now(),
  line_ends_at timestamptz not null default now()
);

-- One row for each time that a feed was asked.
create table fetches (
  id bigint generated always as identity primary key,
  feed_id bigint not null references feeds on delete cascade,
  started_at timestamptz not null,
  duration_ms integer not null,
  outcome text not null,
  status integer,
  bytes integer,
  entries integer not null default 0,
  new_items integer not null default 0,
  revised_items integer not null default 0,
  error_code text,
  error text,
  encoding text,
  repaired boolean not null default false,
  truncated boolean not null default false
);
create index fetches_by_feed on fetches (feed_id, started_at desc);

create table items (
  id bigint generated always as identity primary key,
  feed_id bigint not null references feeds,
  class text not null check (class in ('live', 'backfill')),
  guid text,
  link text,
  title text not null,
  excerpt text not null default '',
  body text,
  language text,
  authors text[] not null default '{}',
  tags text[] not null default '{}',
  published_at timestamptz,
  published_precision text not null default 'time' check (published_precision in ('time', 'day', 'month', 'year')),
  updated_at timestamptz,
  fetched_at timestamptz not null,
  -- The week that the item counts in: of its publication, else of its fetching; null for an undated archive item.
  week text,
  content_hash text not null,
  revision integer not null default 1,
  -- The current coding, repeated here so that lists and counts need no join.
  coding_id bigint,
  relevance text check (relevance in ('core', 'context', 'none')),
  orientation text check (orientation in ('cooperation', 'tension', 'mixed', 'neutral')),
  categories text[] not null default '{}',
  factors text[] not null default '{}'
);
create index items_uncoded on items (id) where coding_id is null;
create index items_by_week on items (week, class) include (relevance, orientation);
create index items_relevant on items (id desc) where relevance in ('core', 'context');
create index items_by_feed on items (feed_id, id desc);

-- By what an item is known again: a guid within its feed, an address or a content hash anywhere.
create table item_keys (
  key text primary key,
  item_id bigint not null references items on delete cascade
);
create index item_keys_by_item on item_keys (item_id);

create table revisions (
  item_id bigint not null references items on delete cascade,
  revision integer not null,
  title text not null,
  excerpt text not null,
  content_hash text not null,
  seen_at timestamptz not null,
  primary key (item_id, revision)
);

-- A copy in another feed is joined to its first appearance and remembered here.
create table mentions (
  item_id bigint not null references items on delete cascade,
  feed_id bigint not null references feeds,
  link text,
  seen_at timestamptz not null,
  primary key (item_id, feed_id)
);

-- Every item that a feed delivered, relevant or not: the denominator that no share can be rebuilt without.
create table feed_weeks (
  feed_id bigint not null references feeds on delete cascade,
  week text not null,
  delivered integer not null,
  primary key (feed_id, week)
);

-- A verdict by a model or a person on one revision of an item; never overwritten.
create table codings (
  id bigint generated always as identity primary key,
  item_id bigint not null references items on delete cascade,
  revision integer not null,
  coder text not null,
  codebook_version text not null,
  lexicon_version text not null,
  model_version text not null,
  language text not null,
  relevance text not null,
  orientation text not null,
  relevant_probability real not null,
  core_probability real not null,
  categories jsonb not null,
  factors jsonb not null,
  evidence jsonb,
  coded_at timestamptz not null,
  unique (item_id, revision, coder, codebook_version, lexicon_version, model_version)
);
alter table items add foreign key (coding_id) references codings;

create table stories (
  id bigint generated always as identity primary key,
  first_item_id bigint not null references items,
  title text not null,
  week text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null
);
create table story_items (
  item_id bigint primary key references items on delete cascade,
  story_id bigint not null references stories on delete cascade
);
create index story_items_by_story on story_items (story_id);

create table series_values (
  series text not null,
  class text not null,
  press text not null,
  week text not null,
  value double precision not null,
  lower double precision,
  upper double precision,
  items integer not null,
  outlets integer not null,
  status text not null check (status in ('thin', 'provisional', 'frozen')),
  versions jsonb not null,
  computed_at timestamptz not null,
  primary key (series, class, press, week)
);
create index series_values_provisional on series_values (week) where status = 'provisional';

-- Weeks whose series no longer tell the truth; a refresh removes the mark in the transaction that writes the values.
create table stale_weeks (
  class text not null,
  week text not null,
  marked_at timestamptz not null default now(),
  primary key (class, week)
);

-- The embedded job queue. A finished job leaves only its count behind; one that failed for good stays to be seen.
create table jobs (
  id bigint generated always as identity primary key,
  queue text not null,
  name text not null,
  key text,
  payload jsonb not null,
  priority smallint not null,
  run_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'active', 'failed')),
  attempts integer not null default 0,
  locked_until timestamptz,
  error text,
  created_at timestamptz not null default now()
);
create unique index jobs_by_key on jobs (queue, name, key) where state in ('waiting', 'active');
create index jobs_due on jobs (queue, priority, run_at, id) where state = 'waiting';
create index jobs_active on jobs (queue, locked_until) where state = 'active';

create table job_counts (
  queue text not null,
  name text not null,
  outcome text not null,
  count bigint not null,
  primary key (queue, name, outcome)
);

create table job_repeats (
  queue text not null,
  name text not null,
  next_at timestamptz not null,
  primary key (queue, name)
);
