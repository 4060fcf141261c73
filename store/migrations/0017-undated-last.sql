-- An archive item without a date stands before all that have one: when it was imported says nothing of when it was written.
drop index items_by_time;
create index items_by_time on items (
  coalesce(published_at, case when class = 'live' then fetched_at else '-infinity'::timestamptz end) desc, id desc);
