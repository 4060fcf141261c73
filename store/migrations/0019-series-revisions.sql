-- Every change to weeks that were no longer provisional: what changed, by how much, and why. Never deleted.
create table series_revisions (
  id bigint generated always as identity primary key,
  class text not null check (class in ('live', 'backfill')),
  revised_at timestamptz not null default now(),
  -- Weeks whose own data or codings changed.
  weeks text[] not null,
  -- Weeks and values that changed with them, those of later balances included.
  affected integer not null,
  values integer not null,
  because text not null check (because in ('data', 'versions')),
  -- The balance of all press where it moved by .005 or more: [{week, before, after}], the largest moves only.
  balances jsonb not null
);
create index series_revisions_by_class on series_revisions (class, id);
