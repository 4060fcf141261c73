-- Briefings as they were made, edited and signed; what is sent of them; and stories that became events of the chronology.

-- One version of a week's briefing. A draft is superseded when late data change it; a signed one stays as it is.
create table briefings (
  id bigint generated always as identity primary key,
  week text not null,
  class text not null check (class in ('live', 'backfill')),
  language text not null check (language in ('en', 'ru')),
  version integer not null,
  state text not null check (state in ('draft', 'signed', 'superseded')),
  reason text not null check (reason in ('scheduled', 'demand', 'late-data')),
  -- Hash of everything that it was made from: another one asks for a new version.
  material_hash text not null,
  document jsonb not null,
  -- Sentences that a person wrote anew, by the sentence's id; null takes one out.
  edits jsonb not null default '{}',
  comment text,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  changed_by text,
  signed_by text,
  signed_at timestamptz,
  unique (week, class, language, version)
);
create index briefings_by_time on briefings (changed_at desc, id desc);
create unique index briefings_one_draft on briefings (week, class, language) where state = 'draft';

-- One message to one receiver. It stays until it is sent; every failure is told.
create table mailings (
  id bigint generated always as identity primary key,
  briefing_id bigint not null references briefings on delete cascade,
  channel text not null check (channel in ('email', 'webhook')),
  target text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (briefing_id, channel, target)
);
create index mailings_due on mailings (next_try_at) where state = 'waiting';

-- Events of the chronology that analysts promoted from stories, in the form of the codebook's files.
create table chronology_promotions (
  id text primary key,
  event jsonb not null,
  -- The story's first item; null where the event came from a file.
  story_id bigint,
  promoted_by text not null,
  promoted_at timestamptz not null default now(),
  withdrawn_by text,
  withdrawn_at timestamptz
);
create index chronology_promotions_by_story on chronology_promotions (story_id);
