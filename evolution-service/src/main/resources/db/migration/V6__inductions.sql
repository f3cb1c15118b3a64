-- Inductions of criteria. What comes next follows from the codings that were made.
create table induction (
    id            text primary key,
    sequence      bigint generated always as identity unique,
    status        text not null check (status in ('CODING', 'SCORING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    created_at    timestamptz not null,
    ended_at      timestamptz,
    reason        jsonb,
    specification jsonb not null,
    induced       jsonb,
    outcome       jsonb,
    simulated     boolean not null default false,
    check ((status = 'FAILED') = (reason is not null))
);
create index induction_under_way on induction (status) where status in ('CODING', 'SCORING');

-- A step of coding. One that waits has not left for the broker: it is its own outbox entry.
create table coding (
    id           text primary key,
    sequence     bigint generated always as identity unique,
    induction_id text not null references induction (id),
    step         text not null,
    status       text not null check (status in ('WAITING', 'ASKED', 'MADE')),
    wanted       jsonb not null,
    result       jsonb,
    unique (induction_id, step),
    check ((status = 'MADE') = (result is not null))
);
create index coding_waiting on coding (sequence) where status = 'WAITING';
