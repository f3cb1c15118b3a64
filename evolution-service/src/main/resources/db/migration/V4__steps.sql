-- At which change of its run (run.revision) a draft or verdict was applied and a match issued: the order in which a run under
-- the steady schedule can be replayed. 0 for what is older than this column.
alter table candidate add column step bigint not null default 0;
alter table match add column step bigint not null default 0;
alter table verdict add column step bigint not null default 0;
