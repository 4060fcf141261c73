-- Named, frozen states of a class: what its series are counted from, and the values that came of it.
create table snapshots (
  id bigint generated always as identity primary key,
  name text not null unique,
  class text not null check (class in ('live', 'backfill')),
  note text,
  made_by text not null,
  -- The week of today when it was made: which weeks were provisional follows from it.
  week text not null,
  versions jsonb not null,
  -- SHA-256 of all values as CSV, weeks then months.
  checksum text not null,
  -- Items, stories and deliveries as counted, and imported series, as gzipped JSON.
  material bytea not null,
  created_at timestamptz not null default now()
);

create table snapshot_values (
  snapshot_id bigint not null references snapshots on delete cascade,
  -- 'week' or 'month'; the period as in series_values or month_values.
  unit text not null check (unit in ('week', 'month')),
  series text not null,
  press text not null,
  period text not null,
  value double precision not null,
  lower double precision,
  upper double precision,
  items integer not null,
  stories integer not null,
  outlets integer not null,
  cooperative integer,
  status text not null,
  primary key (snapshot_id, unit, series, press, period)
);
