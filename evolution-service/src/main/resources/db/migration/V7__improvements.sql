-- Improvements of texts. What comes next follows from the steps that were made and from scores.
create table improvement (
    id            text primary key,
    sequence      bigint generated always as identity unique,
    status        text not null check (status in ('ACTIVE', 'COMPLETED', 'FAILED', 'CANCELLED')),
    created_at    timestamptz not null,
    ended_at      timestamptz,
    reason        jsonb,
    ending        text,
    specification jsonb not null,
    -- whose draft it makes, if anybody's
    run_id        text references run (id),
    candidate_id  text unique,
    check ((run_id is null) = (candidate_id is null)),
    check ((status = 'FAILED') = (reason is not null)),
    check ((status = 'COMPLETED') = (ending is not null))
);
create index improvement_under_way on improvement (status) where status = 'ACTIVE';

-- A step of an attempt. One that waits has not left for the broker: it is its own outbox entry.
create table improvement_step (
    id             text primary key,
    sequence       bigint generated always as identity unique,
    improvement_id text not null references improvement (id),
    attempt        integer not null check (attempt > 0),
    step           text not null check (step in ('MEANING', 'CHOICE', 'ADVICE', 'REVISION', 'LEARNT')),
    status         text not null check (status in ('WAITING', 'ASKED', 'MADE')),
    wanted         jsonb,
    result         jsonb,
    unique (improvement_id, attempt, step),
    check ((status = 'MADE') = (result is not null))
);
create index improvement_step_waiting on improvement_step (sequence) where status = 'WAITING';

-- What revising taught. The vector of the condition has length 1; null where nobody was asked what the condition means.
create table lesson (
    id         text primary key,
    memory     text not null,
    criterion  text not null,
    condition  text not null,
    action     text not null,
    embedder   text,
    vector     real[],
    uses       integer not null check (uses > 0),
    advised    integer not null check (advised between 0 and uses),
    gain       double precision not null,
    squares    double precision not null check (squares >= 0),
    created_at timestamptz not null,
    used_at    timestamptz not null,
    check ((embedder is null) = (vector is null))
);
create index lesson_memory on lesson (memory, criterion);
