-- Books as they came; id is the SHA-256 of the file.
create table book (
    id       text primary key check (id ~ '^[0-9a-f]{64}$'),
    name     text not null,
    file     bytea not null,
    added_at timestamptz not null default now()
);
-- files are compressed already or read whole
alter table book alter column file set storage external;

-- Work on the scaffold of a book.
create table project (
    id                text primary key,
    sequence          bigint generated always as identity unique,
    book_id           text not null references book (id),
    title             text not null,
    specification     jsonb not null,
    status            text not null check (status in ('RUNNING', 'PAUSED', 'FINISHED', 'CANCELLED')),
    reason_code       text,
    reason_detail     text,
    calls             integer not null default 0,
    prompt_tokens     bigint not null default 0,
    cached_tokens     bigint not null default 0,
    completion_tokens bigint not null default 0,
    millis            bigint not null default 0,
    simulated         boolean not null default false,
    created_at        timestamptz not null,
    ended_at          timestamptz,
    check ((reason_code is null) = (reason_detail is null)),
    check ((ended_at is not null) = (status in ('FINISHED', 'CANCELLED')))
);

-- Steps of a project that can be done or are done. A step that waits to be asked for (done_at and sent_at are null) is its own
-- outbox.
create table step (
    project_id        text not null references project (id),
    key               text not null,
    number            bigint generated always as identity,
    level             text not null,
    attempt           integer not null default 1,
    sent_at           timestamptz,
    done_at           timestamptz,
    content           jsonb,
    model             text,
    prompt            text,
    prompt_hash       text,
    calls             integer not null default 0,
    prompt_tokens     bigint not null default 0,
    cached_tokens     bigint not null default 0,
    completion_tokens bigint not null default 0,
    millis            bigint not null default 0,
    primary key (project_id, key),
    check ((done_at is null) = (content is null))
);
create index step_waiting on step (number) where done_at is null and sent_at is null;
create index step_level on step (project_id, level);
