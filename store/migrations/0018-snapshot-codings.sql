-- What people coded by the time of a snapshot, packed; null for snapshots made before it was kept.
alter table snapshots add column audited bytea;
