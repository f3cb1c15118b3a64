-- How true a scaffold is to its book is measured by models, step by step as all other work.
alter table project drop constraint project_kind_check;
alter table project add constraint project_kind_check check (kind in ('SCAFFOLD', 'BOOK', 'MEASUREMENT'));
