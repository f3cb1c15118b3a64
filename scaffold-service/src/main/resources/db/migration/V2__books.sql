-- Books that are to be written have no file: what is asked for stands in the specification.
alter table project add column kind text not null default 'SCAFFOLD' check (kind in ('SCAFFOLD', 'BOOK'));
alter table project alter column kind drop default;
alter table project alter column book_id drop not null;
alter table project alter column title drop not null;
alter table project add check (kind = 'BOOK' or book_id is not null and title is not null);
-- Whether a person has replaced what a step made.
alter table project add column edited boolean not null default false;
create index project_kind on project (kind, sequence);

-- What stands for all that a step read: whether it must be done anew after a change. Unknown of steps that were done before.
alter table step add column fingerprint text;
-- When a person made what the step holds.
alter table step add column edited_at timestamptz;

-- What steps held before it was made anew or replaced: nothing that was paid for or written is lost.
create table step_version (
    project_id  text not null references project (id),
    key         text not null,
    number      bigint generated always as identity primary key,
    content     jsonb not null,
    done_at     timestamptz not null,
    edited_at   timestamptz,
    model       text,
    replaced_at timestamptz not null
);
create index step_version_step on step_version (project_id, key);
