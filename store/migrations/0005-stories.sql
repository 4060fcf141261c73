-- Stories: items on one event, joined. What was only sketched before is laid out anew; nothing had been written to it.

drop table story_items;
drop table stories;

-- A story is named by its first item. All of it follows from its items, their codings and their outlets.
create table stories (
  id bigint primary key references items on delete cascade,
  class text not null check (class in ('live', 'backfill')),
  week text not null,
  title text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  items integer not null,
  outlets text[] not null,
  families text[] not null,
  presses text[] not null,
  relevance text not null check (relevance in ('core', 'context')),
  cooperation double precision not null,
  tension double precision not null,
  label text not null check (label in ('cooperation', 'tension', 'mixed', 'neutral')),
  -- Lists of {id, probability}, most probable first.
  categories jsonb not null,
  factors jsonb not null,
  -- Share of the families' votes that name a side.
  sides jsonb not null
);
create index stories_by_week on stories (class, week);
create index stories_by_time on stories (last_seen_at desc, id);

-- A relevant item as grouping knows it, and where it stands.
create table story_items (
  item_id bigint primary key references items on delete cascade,
  class text not null,
  at timestamptz not null,
  language text not null,
  sides text[] not null,
  terms integer[] not null,
  weights smallint[] not null,
  title_hash integer not null,
  shingles integer[] not null,
  -- Clues by which neighbours are looked for; as keys, each bound to the class and a fortnight, so that a search stays short.
  clues integer[] not null,
  keys integer[] not null,
  -- Earlier items, nearest first, and how near they are in ten-thousandths.
  neighbours bigint[] not null,
  strengths integer[] not null,
  story_id bigint not null,
  -- Since when the story that the item joined has been running.
  since timestamptz not null
);
create index story_items_by_story on story_items (story_id);
create index story_items_by_key on story_items using gin (keys);
create index story_items_by_neighbour on story_items using gin (neighbours);

-- Merges and splits by hand, kept for good and applied again whenever stories are rebuilt.
create table story_events (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('merge', 'split')),
  made_by text not null,
  note text,
  made_at timestamptz not null default now()
);

-- What an event says of single items: each stands with its anchor, or begins a story where it is its own. The latest counts.
create table story_anchors (
  event_id bigint not null references story_events on delete cascade,
  item_id bigint not null references items on delete cascade,
  anchor_id bigint not null references items on delete cascade,
  primary key (item_id, event_id)
);
create index story_anchors_by_anchor on story_anchors (anchor_id);

-- Under which version of the method the stories stand; another one asks for a rebuild.
create table story_method (
  only_row boolean primary key default true check (only_row),
  version text not null
);

-- Items whose story is to be found, or found again: coded, edited, coded anew, or no longer relevant.
create table ungrouped_items (
  item_id bigint primary key references items on delete cascade,
  -- Counts up, so that a mark set while its item is being grouped is not taken for the one before.
  marks integer not null default 1
);

create function mark_ungrouped() returns trigger language plpgsql as $$
begin
  insert into ungrouped_items (item_id)
  select coded.id from coded join uncoded on uncoded.id = coded.id
  where (coded.coding_id, coded.revision) is distinct from (uncoded.coding_id, uncoded.revision)
    and (coded.relevance in ('core', 'context') or uncoded.relevance in ('core', 'context'))
  order by coded.id
  on conflict (item_id) do update set marks = ungrouped_items.marks + 1;
  return null;
end $$;

create trigger items_coded after update on items
  referencing old table as uncoded new table as coded
  for each statement execute function mark_ungrouped();
