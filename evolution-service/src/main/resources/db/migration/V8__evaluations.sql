-- Evaluations: what is compared with what is in the specification, fixed before anything is judged.
create table evaluation (
    id            text primary key,
    sequence      bigint generated always as identity unique,
    status        text not null check (status in ('ACTIVE', 'COMPLETED', 'FAILED', 'CANCELLED')),
    created_at    timestamptz not null,
    ended_at      timestamptz,
    reason        jsonb,
    run_id        text not null references run (id),
    specification jsonb not null,
    check ((status = 'FAILED') = (reason is not null))
);
create index evaluation_under_way on evaluation (status) where status = 'ACTIVE';

-- A draft of the baseline (part: its chain) or one order of a comparison (part: its contrast). One that waits has not left for the
-- broker: it is its own outbox entry.
create table evaluation_step (
    id            text primary key,
    sequence      bigint generated always as identity unique,
    evaluation_id text not null references evaluation (id),
    kind          text not null check (kind in ('DRAFT', 'MATCH')),
    part          integer not null,
    number        integer not null,
    ours_first    boolean not null,
    status        text not null check (status in ('WAITING', 'ASKED', 'MADE')),
    wanted        jsonb not null,
    result        jsonb,
    unique (evaluation_id, kind, part, number, ours_first),
    check ((status = 'MADE') = (result is not null))
);
create index evaluation_step_waiting on evaluation_step (sequence) where status = 'WAITING';
create index evaluation_step_open on evaluation_step (evaluation_id) where status <> 'MADE';
