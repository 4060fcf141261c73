-- Items may arrive with their coding; those that are relevant wait for their story as those coded later do.
create function mark_ungrouped_arrivals() returns trigger language plpgsql as $$
begin
  insert into ungrouped_items (item_id)
  select id from arrived where coding_id is not null and relevance in ('core', 'context') order by id
  on conflict (item_id) do update set marks = ungrouped_items.marks + 1;
  return null;
end $$;

create trigger items_arrived after insert on items referencing new table as arrived
  for each statement execute function mark_ungrouped_arrivals();
