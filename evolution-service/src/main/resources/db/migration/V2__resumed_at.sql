-- When a run was last taken on after a pause: dead letters from before then tell of a cause that is mended.
alter table run add column resumed_at timestamptz;
