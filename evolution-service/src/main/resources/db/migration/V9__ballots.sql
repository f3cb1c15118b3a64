-- Ballots for people, and their votes.
create table ballot (
    id            text primary key,
    run_id        text not null references run (id),
    voter         text not null,
    number        integer not null,
    left_ordinal  integer not null,
    right_ordinal integer not null,
    choice        text check (choice in ('LEFT', 'RIGHT', 'TIE')),
    voted_at      timestamptz,
    check (left_ordinal <> right_ordinal),
    check ((choice is null) = (voted_at is null))
);
create index ballot_run on ballot (run_id);
