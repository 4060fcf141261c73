-- What each outlet delivered week by week and how much of it is of each category, as gzipped JSON: kept apart from the material,
-- so that attention as of a snapshot need not unpack all of it. Null in snapshots made before.
alter table snapshots add column outlets bytea;
