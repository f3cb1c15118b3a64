-- Matches that were planned and proved needless, because it was sure enough who survives.
alter table run add column matches_saved integer not null default 0;
alter table run add column generation_saved integer not null default 0;
