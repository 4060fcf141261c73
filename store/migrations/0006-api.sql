-- What the API needs: words to search, orders to list in, events to follow, tokens, sessions and the audit log.

-- The configuration `russian` stems Latin words as English and Cyrillic words as Russian, each with its own stop words.
-- The lengths keep a runaway text far below the largest tsvector.
alter table items add column search tsvector generated always as (
  setweight(to_tsvector('russian', left(title, 2000)), 'A') ||
  setweight(to_tsvector('russian', left(excerpt, 20000)), 'B')
) stored;
create index items_by_words on items using gin (search);
create index items_by_category on items using gin (categories);
create index items_by_factor on items using gin (factors);
create index items_by_time on items (coalesce(published_at, fetched_at) desc, id desc);
-- Facets are counted from this index alone.
create index items_by_facet on items (relevance, class, week) include (feed_id, language, orientation, categories, factors);

-- What happened, for those who follow. A reader goes on after the last pair of transaction and id that it has seen, and
-- reads only transactions before which none is still open: so nothing that commits late is passed over.
create table events (
  id bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  kind text not null,
  payload jsonb not null,
  happened_at timestamptz not null default now()
);
create index events_in_order on events (transaction, id);
create index events_by_age on events (happened_at);

create function note_items() returns trigger language plpgsql as $$
begin
  insert into events (kind, payload)
  select 'items', jsonb_build_object(
    'change', case tg_op when 'INSERT' then 'added' else 'changed' end,
    'count', (select count(*) from noted),
    'ids', (select jsonb_agg(id) from (select id from noted order by id desc limit 100) as newest),
    'weeks', (select coalesce(jsonb_agg(week order by week), '[]') from (select distinct week from noted where week is not null limit 100) as weeks))
  where exists (select from noted);
  return null;
end $$;
create trigger items_added after insert on items referencing new table as noted
  for each statement execute function note_items();
create trigger items_changed after update on items referencing new table as noted
  for each statement execute function note_items();

create function note_series() returns trigger language plpgsql as $$
begin
  insert into events (kind, payload)
  select 'series', jsonb_build_object('class', class, 'weeks', jsonb_agg(week order by week))
  from (select distinct class, week from noted) as weeks group by class;
  return null;
end $$;
create trigger series_refreshed after insert on series_values referencing new table as noted
  for each statement execute function note_series();
create trigger series_removed after delete on series_values referencing old table as noted
  for each statement execute function note_series();

create function note_feed() returns trigger language plpgsql as $$
begin
  insert into events (kind, payload)
  values ('feed', jsonb_build_object('id', new.id, 'state', new.state, 'error', new.last_error_code));
  return null;
end $$;
create trigger feed_turned after update on feeds for each row
  when (old.state is distinct from new.state) execute function note_feed();

-- A token and a session are kept as SHA-256 of the secret, which only its holder knows.
create table tokens (
  id bigint generated always as identity primary key,
  name text not null,
  role text not null check (role in ('viewer', 'coder', 'analyst', 'admin')),
  hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
create unique index tokens_by_name on tokens (name) where revoked_at is null;

create table sessions (
  hash text primary key,
  token_id bigint not null references tokens on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- Every write, whoever made it; rows are only ever added.
create table audit (
  id bigint generated always as identity primary key,
  happened_at timestamptz not null default now(),
  actor text not null,
  role text not null,
  action text not null,
  target text,
  status integer,
  address text,
  detail jsonb
);
