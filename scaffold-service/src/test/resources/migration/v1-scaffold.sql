-- A scaffold in progress as the first version wrote it: one scene is planned, another was asked for.
insert into scaffold.book (id, name, file) values (
    '%BOOK%', 'harbour.txt', '\x%FILE%');
insert into scaffold.project (id, book_id, title, specification, status, created_at, calls, prompt_tokens, completion_tokens)
values ('s-firstversion', '%BOOK%', 'The Harbour',
    '{"model": {"role": "scaffold", "endpoint": "default", "model": "simulated-writer", "temperature": null},
      "bounds": {"contextTokens": 32768, "leastScene": 400, "mostScene": 2500}, "seed": 3, "mostTokens": 0}',
    'PAUSED', '2026-11-24T12:00:00Z', 1, 400, 90);
update scaffold.project set reason_code = 'paused', reason_detail = 'by a person' where id = 's-firstversion';
insert into scaffold.step (project_id, key, level, attempt, sent_at, done_at, content, model, prompt, prompt_hash, calls)
values ('s-firstversion', 'scene/1/1', 'SCENE', 1, '2026-11-24T12:00:01Z', '2026-11-24T12:00:02Z',
    '{"focus": "an old plan", "perspective": "third person", "setting": "the harbour", "characters": ["Hester"],
      "bullets": ["she counts", "one is missing"], "intensities": {"action": 1, "dialogue": 2, "worldBuilding": 3,
      "exposition": 4, "romance": 5, "erotic": 0, "pacing": 6}}',
    'simulated-writer', 'scene@1', 'hash', 1);
insert into scaffold.step (project_id, key, level, attempt, sent_at)
values ('s-firstversion', 'scene/1/2', 'SCENE', 1, '2026-11-24T12:00:01Z');
