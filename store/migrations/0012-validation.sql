-- The last validation report of each class, replaced whole.
create table validation_reports (
  class text primary key check (class in ('live', 'backfill')),
  -- Last ISO week of the period that it reads.
  through text not null,
  report jsonb not null,
  versions jsonb not null,
  computed_at timestamptz not null default now()
);
