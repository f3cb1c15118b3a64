-- A run, its counters and its status: the row that is locked while the run changes.
create table run (
    id                    text primary key,
    sequence              bigint generated always as identity unique,
    idempotency_key       text unique,
    revision              bigint not null,
    title                 text not null,
    status                text not null check (status in ('DRAFTING', 'JUDGING', 'PAUSED', 'COMPLETED', 'CANCELLED')),
    paused_from           text check (paused_from in ('DRAFTING', 'JUDGING')),
    reason_code           text,
    reason_detail         text,
    created_at            timestamptz not null,
    ended_at              timestamptz,
    specification         jsonb not null,
    generation            integer not null,
    round                 integer not null,
    generation_started_at timestamptz not null,
    drafts_requested      integer not null,
    drafts_drafted        integer not null,
    drafts_rejected       integer not null,
    matches_planned       integer not null,
    matches_issued        integer not null,
    matches_decided       integer not null,
    matches_void          integer not null,
    generation_planned    integer not null,
    generation_issued     integer not null,
    generation_decided    integer not null,
    generation_void       integer not null,
    simulated             boolean not null,
    last_verdict          integer not null,
    best                  jsonb,
    warnings              jsonb not null,
    check ((status = 'PAUSED') = (paused_from is not null))
);
create index run_id_prefix on run (id text_pattern_ops);
create index run_under_way on run (status) where status in ('DRAFTING', 'JUDGING', 'PAUSED');

-- A place in the population and the candidate that fills it. The id changes when the place is tried anew.
create table candidate (
    run_id            text not null references run (id),
    ordinal           integer not null,
    id                text not null unique,
    generation        integer not null,
    position          integer not null,
    variation         text not null,
    parents           integer[] not null,
    style             text,
    theme             text,
    objective         text,
    seed              integer not null,
    attempt           integer not null,
    status            text not null check (status in ('REQUESTED', 'DRAFTED', 'REJECTED')),
    text              text,
    words             integer not null default 0,
    violations        jsonb not null default '[]',
    repaired          boolean not null default false,
    model             text,
    prompt            text,
    prompt_hash       text,
    simulated         boolean not null default false,
    calls             bigint not null default 0,
    prompt_tokens     bigint not null default 0,
    cached_tokens     bigint not null default 0,
    completion_tokens bigint not null default 0,
    millis            bigint not null default 0,
    primary key (run_id, ordinal),
    check ((status = 'DRAFTED') = (text is not null))
);
create index candidate_cohort on candidate (run_id, generation);
create index candidate_awaited on candidate (run_id, ordinal) where status = 'REQUESTED';

-- A match as it was issued; never changed.
create table match (
    run_id         text not null references run (id),
    number         integer not null,
    id             text not null unique,
    generation     integer not null,
    round          integer not null,
    first_ordinal  integer not null,
    second_ordinal integer not null,
    judge          text not null,
    seed           integer not null,
    primary key (run_id, number),
    check (first_ordinal <> second_ordinal)
);

-- The outcome of a match, at most one. Numbered in the order in which verdicts were applied.
create table verdict (
    run_id            text not null,
    match_number      integer not null,
    number            integer not null,
    model             text not null,
    outcome           text not null check (outcome in ('FIRST', 'SECOND', 'TIE', 'VOID')),
    probability_first double precision,
    margin            double precision,
    criterion_margins jsonb not null,
    void_reason       text,
    reply_hash        text not null,
    prompt            text not null,
    prompt_hash       text not null,
    simulated         boolean not null,
    calls             bigint not null,
    prompt_tokens     bigint not null,
    cached_tokens     bigint not null,
    completion_tokens bigint not null,
    millis            bigint not null,
    primary key (run_id, match_number),
    unique (run_id, number),
    foreign key (run_id, match_number) references match (run_id, number)
);

-- The ratings at the end of a generation, in log-odds.
create table standing (
    run_id          text not null references run (id),
    generation      integer not null,
    ordinal         integer not null,
    rank            integer not null,
    mean            double precision not null,
    variance        double precision,
    low             double precision,
    high            double precision,
    probability_top double precision,
    comparisons     integer not null,
    wins            integer not null,
    losses          integer not null,
    ties            integer not null,
    survivor        boolean not null,
    primary key (run_id, generation, ordinal),
    unique (run_id, generation, rank)
);

-- What model calls consumed.
create table account (
    run_id            text not null references run (id),
    role              text not null,
    model             text not null,
    endpoint          text not null,
    generation        integer not null,
    calls             bigint not null,
    prompt_tokens     bigint not null,
    cached_tokens     bigint not null,
    completion_tokens bigint not null,
    millis            bigint not null,
    primary key (run_id, role, model, endpoint, generation)
);

-- Requests that were decided and have not left yet. They name what is asked for; the message is made when it leaves.
create table outbox (
    id      bigint generated always as identity primary key,
    kind    text not null check (kind in ('DRAFT', 'MATCH')),
    run_id  text not null references run (id),
    subject text not null
);
create index outbox_run on outbox (run_id);
