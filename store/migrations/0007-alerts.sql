-- What is read out of the series: the board of hypotheses, alerts, and what analysts made of them.

-- Readings that no longer follow from the series; the mark is removed in the transaction that writes them anew.
create table stale_readings (
  kind text not null check (kind in ('hypotheses', 'alerts')),
  class text not null check (class in ('live', 'backfill')),
  -- Counts up, so that a mark set while readings are being made is not taken for the one before.
  marks integer not null default 1,
  primary key (kind, class)
);
insert into stale_readings (kind, class)
select kind, class from (values ('hypotheses'), ('alerts')) as kinds (kind), (select distinct class from series_values) as classes;

create table hypothesis_readings (
  id text not null,
  class text not null check (class in ('live', 'backfill')),
  verdict text not null check (verdict in ('supported', 'against', 'undetermined')),
  weeks integer not null,
  fewest_weeks integer not null,
  missing text,
  -- List of {name, value, lower, upper}.
  readings jsonb not null,
  -- The last week that any series had.
  through text,
  versions jsonb not null,
  computed_at timestamptz not null default now(),
  primary key (class, id)
);

-- An alert stays as it was raised, whatever late items make of its week; the codebook's threats fire without waiting for a week.
create table alerts (
  id bigint generated always as identity primary key,
  class text not null check (class in ('live', 'backfill')),
  kind text not null check (kind in ('count', 'balance', 'change', 'threat')),
  -- A series, or a threat of the codebook.
  subject text not null,
  week text not null,
  direction text not null check (direction in ('up', 'down')),
  -- What was seen, what was expected, and how unlikely it was; p is null for threats.
  observed double precision not null,
  expected double precision,
  p double precision,
  -- At most five {id, title, outlets}, and the words that decided.
  stories jsonb not null,
  words text[] not null,
  versions jsonb not null,
  raised_at timestamptz not null default now(),
  unique (class, kind, subject, week)
);
create index alerts_by_class on alerts (class, id desc);

-- Verdicts are only ever added; the last one of an alert counts.
create table alert_verdicts (
  id bigint generated always as identity primary key,
  alert_id bigint not null references alerts on delete cascade,
  verdict text not null check (verdict in ('confirmed', 'dismissed', 'duplicate')),
  made_by text not null,
  note text,
  made_at timestamptz not null default now()
);
create index alert_verdicts_by_alert on alert_verdicts (alert_id, id desc);

-- A category of which a feed carries much, while that feed is down or new: no alert, but this.
create table alert_gates (
  class text not null,
  subject text not null,
  week text not null,
  feed_id bigint not null references feeds on delete cascade,
  share double precision not null,
  reason text not null check (reason in ('down', 'new')),
  noted_at timestamptz not null default now(),
  primary key (class, subject, week, feed_id)
);

create function note_alert() returns trigger language plpgsql as $$
begin
  insert into events (kind, payload) values ('alert', jsonb_build_object('id', new.id, 'kind', new.kind, 'subject', new.subject,
    'week', new.week, 'class', new.class, 'change', 'raised'));
  return null;
end $$;
create trigger alert_raised after insert on alerts for each row execute function note_alert();

create function note_verdict() returns trigger language plpgsql as $$
begin
  insert into events (kind, payload) values ('alert', jsonb_build_object('id', new.alert_id, 'verdict', new.verdict, 'change', 'judged'));
  return null;
end $$;
create trigger alert_judged after insert on alert_verdicts for each row execute function note_verdict();

create function note_hypotheses() returns trigger language plpgsql as $$
begin
  insert into events (kind, payload)
  select 'hypotheses', jsonb_build_object('class', class) from (select distinct class from noted) as classes;
  return null;
end $$;
create trigger hypotheses_weighed after insert on hypothesis_readings referencing new table as noted
  for each statement execute function note_hypotheses();
