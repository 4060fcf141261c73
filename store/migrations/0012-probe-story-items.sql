-- New entries go straight into these indexes: their searches are many small ones, and each would read the list of pending
-- entries whole. The embedded database never tidies that list by itself.
alter index story_items_by_key set (fastupdate = off);
alter index story_items_by_neighbour set (fastupdate = off);
