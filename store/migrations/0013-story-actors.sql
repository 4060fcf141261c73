-- Which actors a story names: share of its outlet families' votes, by id of the codebook. Filled by the next grouping, which is a rebuild.
alter table stories add column actors jsonb not null default '{}';
