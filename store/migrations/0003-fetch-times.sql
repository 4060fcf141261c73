-- Polls by time, for the figures of the last day.
create index fetches_by_time on fetches (started_at);
