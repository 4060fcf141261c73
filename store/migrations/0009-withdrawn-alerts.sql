-- An alert that its series no longer call for, since late items or another method changed them: it stays to be seen.
alter table alerts add column withdrawn_at timestamptz;
