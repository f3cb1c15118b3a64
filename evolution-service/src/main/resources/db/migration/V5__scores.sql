-- Rubrics that were brought in or induced, each version for good. Built-in ones are not among them.
create table rubric (
    name       text not null,
    version    text not null,
    content    jsonb not null,
    created_at timestamptz not null,
    primary key (name, version)
);

-- How texts are scored: rubric, judge, form, seed.
create table scoring (
    id      text primary key,
    content jsonb not null
);

-- The score of a text. One that waits has not left for the broker: it is its own outbox entry.
create table score (
    id         text primary key,
    sequence   bigint generated always as identity unique,
    scoring_id text not null references scoring (id),
    brief      text not null,
    text       text not null,
    status     text not null check (status in ('WAITING', 'ASKED', 'GIVEN', 'FAILED')),
    asked_at   timestamptz not null,
    result     jsonb,
    check ((status in ('GIVEN', 'FAILED')) = (result is not null))
);
create index score_waiting on score (sequence) where status = 'WAITING';
create index score_outstanding on score (status) where status in ('WAITING', 'ASKED');
