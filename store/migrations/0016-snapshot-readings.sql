-- A snapshot keeps what is read beside the series, too: stories and their items, outlets, alerts with their verdicts, and
-- events that people added. The tables are those of the present with the snapshot before each row, so one query reads both.

-- False for snapshots made before, which have series only.
alter table snapshots add column whole boolean not null default false;

create table snapshot_feeds (
  snapshot_id bigint not null references snapshots on delete cascade,
  id bigint not null,
  address text not null,
  class text not null,
  outlet text not null,
  family text not null,
  country text,
  press text,
  state text not null,
  primary key (snapshot_id, id)
);

-- Relevant items that count in a week.
create table snapshot_items (
  snapshot_id bigint not null references snapshots on delete cascade,
  id bigint not null,
  class text not null,
  feed_id bigint not null,
  title text not null,
  excerpt text not null,
  link text,
  language text,
  published_at timestamptz,
  fetched_at timestamptz not null,
  week text not null,
  revision integer not null,
  relevance text not null,
  orientation text,
  categories text[] not null,
  factors text[] not null,
  coding_id bigint,
  primary key (snapshot_id, id)
);
create index snapshot_items_by_week on snapshot_items (snapshot_id, week);

create table snapshot_stories (
  snapshot_id bigint not null references snapshots on delete cascade,
  like stories,
  primary key (snapshot_id, id)
);
create index snapshot_stories_by_week on snapshot_stories (snapshot_id, week);

create table snapshot_story_items (
  snapshot_id bigint not null references snapshots on delete cascade,
  item_id bigint not null,
  story_id bigint not null,
  at timestamptz not null,
  sides text[] not null,
  terms integer[] not null,
  primary key (snapshot_id, item_id)
);
create index snapshot_story_items_by_story on snapshot_story_items (snapshot_id, story_id);

create table snapshot_alerts (
  snapshot_id bigint not null references snapshots on delete cascade,
  like alerts,
  primary key (snapshot_id, id)
);
create table snapshot_alert_verdicts (
  snapshot_id bigint not null references snapshots on delete cascade,
  like alert_verdicts,
  primary key (snapshot_id, id)
);
create table snapshot_alert_gates (
  snapshot_id bigint not null references snapshots on delete cascade,
  like alert_gates,
  primary key (snapshot_id, subject, week, feed_id)
);
create table snapshot_chronology_promotions (
  snapshot_id bigint not null references snapshots on delete cascade,
  like chronology_promotions,
  primary key (snapshot_id, id)
);
