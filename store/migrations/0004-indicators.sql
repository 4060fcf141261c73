-- Series that count stories: how many, by week and by month; series from elsewhere to hold them against.

alter table series_values add column stories integer not null default 0;
-- Of a balance: how many of its stories point to cooperation. Later weeks' balances are read from this.
alter table series_values add column cooperative integer;
create index series_values_by_week on series_values (class, week);
create index series_values_balances on series_values (class, week) where cooperative is not null;

-- Months of whole ISO weeks, as '2026-07'; otherwise as series_values.
create table month_values (
  series text not null,
  class text not null,
  press text not null,
  month text not null,
  value double precision not null,
  lower double precision,
  upper double precision,
  items integer not null,
  stories integer not null,
  outlets integer not null,
  cooperative integer,
  status text not null check (status in ('thin', 'provisional', 'frozen')),
  versions jsonb not null,
  computed_at timestamptz not null,
  primary key (series, class, press, month)
);
create index month_values_by_month on month_values (class, month);

-- Weekly series that others publish, such as an index of geopolitical risk; replaced whole.
create table imported_series (
  name text primary key,
  note text,
  imported_at timestamptz not null default now()
);
create table imported_values (
  name text not null references imported_series on delete cascade,
  week text not null,
  value double precision not null,
  primary key (name, week)
);

insert into stale_weeks (class, week) select distinct class, week from series_values order by 1, 2 on conflict do nothing;
