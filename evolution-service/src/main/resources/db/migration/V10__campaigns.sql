-- Campaigns. Rounds hold what was begun and what came of it; what comes next follows from them. They are replaced as a whole, and only
-- where the revision is the one that was read.
create table campaign (
    id            text primary key,
    sequence      bigint generated always as identity unique,
    revision      bigint not null,
    status        text not null check (status in ('ACTIVE', 'COMPLETED', 'STOPPED', 'FAILED', 'CANCELLED')),
    created_at    timestamptz not null,
    ended_at      timestamptz,
    reason        jsonb,
    specification jsonb not null,
    rounds        jsonb not null,
    check ((status in ('FAILED', 'STOPPED')) = (reason is not null)),
    check ((status in ('ACTIVE', 'FAILED')) = (ended_at is null))
);
create index campaign_under_way on campaign (status) where status = 'ACTIVE';
