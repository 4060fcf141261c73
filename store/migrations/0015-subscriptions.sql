-- Saved questions whose answers are sent: what is asked, to whom, and when it may be told.
create table subscriptions (
  id bigint generated always as identity primary key,
  name text not null unique,
  subject text not null check (subject in ('items', 'alerts')),
  -- The query of /v1/items or /v1/alerts.
  question text not null,
  channel text not null check (channel in ('email', 'webhook')),
  target text not null,
  rhythm text not null check (rhythm in ('at-once', 'daily', 'weekly')),
  -- Hour of a digest, and the hours in which nothing is sent, in the zone.
  hour integer not null check (hour between 0 and 23),
  quiet_from integer check (quiet_from between 0 and 23),
  quiet_to integer check (quiet_to between 0 and 23),
  zone text not null,
  paused boolean not null default false,
  -- Only what was stored after it was made is told.
  after_id bigint not null,
  -- When it was last its time to be told, whether or not there was anything.
  told_at timestamptz not null,
  last_error text,
  created_at timestamptz not null default now(),
  check ((quiet_from is null) = (quiet_to is null))
);

alter table mailings alter column briefing_id drop not null;
alter table mailings add column subscription_id bigint references subscriptions on delete cascade;
alter table mailings add check ((briefing_id is null) <> (subscription_id is null));

-- What a question found, each thing once; it waits until a message takes it.
create table subscription_finds (
  subscription_id bigint not null references subscriptions on delete cascade,
  found_id bigint not null,
  mailing_id bigint references mailings on delete cascade,
  found_at timestamptz not null default now(),
  primary key (subscription_id, found_id)
);
create index subscription_finds_by_mailing on subscription_finds (mailing_id);
