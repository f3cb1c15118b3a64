-- A run as the first version wrote it. Never changed: it stands for the data of those who run that version.
insert into run (id, idempotency_key, revision, title, status, created_at, ended_at, specification, generation, round,
                 generation_started_at, drafts_requested, drafts_drafted, drafts_rejected, matches_planned, matches_issued,
                 matches_decided, matches_void, generation_planned, generation_issued, generation_decided, generation_void,
                 simulated, last_verdict, best, warnings)
values ('r-firstversion', null, 5, 'A title', 'COMPLETED', '2026-11-01T10:00:00Z', '2026-11-01T10:05:00Z',
        '{"title": "A title", "brief": "A brief.", "form": "short story", "styles": ["plain"], "themes": ["rain"],
          "constraints": {"min-words": 0, "max-words": 500, "required": [], "forbidden": []},
          "population": 2, "survivors": 1, "variants": 1, "generations": 1,
          "objectives": [{"name": "dialogue", "instruction": "better dialogue"}],
          "rubric": {"name": "house", "version": "1",
                     "criteria": [{"name": "prose", "description": "how it sounds", "weight": 1, "levels": []}]},
          "models": {"writer": {"endpoint": "default", "model": "w"}, "judge": {"endpoint": "default", "model": "j"}},
          "judging": {"mode": "reasoned", "judges": ["judge"]},
          "ranking": {"method": "bradley-terry", "pairing": "random", "calls-per-candidate": 0.5},
          "budget": {}, "seed": 7, "currency": "USD"}',
        1, 1, '2026-11-01T10:00:00Z', 2, 2, 0, 1, 1, 1, 0, 1, 1, 1, 0, true, 1, null, '[]');
insert into candidate (run_id, ordinal, id, generation, position, variation, parents, style, theme, seed, attempt, status,
                       text, words, model, prompt, prompt_hash, simulated)
values ('r-firstversion', 1, 'c-first', 1, 1, 'INITIAL', '{}', 'plain', 'rain', 11, 1, 'DRAFTED', 'It rained.', 2, 'w',
        'initial@1', 'h', true),
       ('r-firstversion', 2, 'c-second', 1, 2, 'INITIAL', '{}', 'plain', 'rain', 12, 1, 'DRAFTED', 'It snowed.', 2, 'w',
        'initial@1', 'h', true);
insert into match (run_id, number, id, generation, round, first_ordinal, second_ordinal, judge, seed)
values ('r-firstversion', 1, 'm-only', 1, 1, 1, 2, 'judge', 13);
insert into verdict (run_id, match_number, number, model, outcome, margin, criterion_margins, reply_hash, prompt, prompt_hash,
                     simulated, calls, prompt_tokens, cached_tokens, completion_tokens, millis)
values ('r-firstversion', 1, 1, 'j', 'FIRST', 0.5, '{"prose": 0.5}', 'h', 'reasoned@1', 'h', true, 1, 100, 0, 10, 5);
insert into standing (run_id, generation, ordinal, rank, mean, variance, low, high, probability_top, comparisons, wins, losses,
                      ties, survivor)
values ('r-firstversion', 1, 1, 1, 0.3, 0.8, -1.2, 1.8, 0.6, 1, 1, 0, 0, true),
       ('r-firstversion', 1, 2, 2, -0.3, 0.8, -1.8, 1.2, 0.4, 1, 0, 1, 0, false);
insert into account (run_id, role, model, endpoint, generation, calls, prompt_tokens, cached_tokens, completion_tokens, millis)
values ('r-firstversion', 'judge', 'j', 'default', 1, 1, 100, 0, 10, 5);
