package io.agon.local.command;

import io.agon.local.api.Candidate;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.Leaderboard;
import io.agon.local.api.RunView;
import io.agon.local.display.Report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what a report needs. */
final class Reports {
    private final EvolutionApi api;
    private final Map<String, Candidate> known = new HashMap<>();

    Reports(EvolutionApi api) {
        this.api = api;
    }

    /** @param limit entries of the leaderboard */
    Report of(RunView run, int limit) {
        Leaderboard board = api.leaderboard(run.id(), limit);
        if (board.entries().isEmpty()) {
            return new Report(run, board, null, null, Map.of(), api.costs(run.id()));
        }
        List<Leaderboard.Entry> initial = api.leaderboard(run.id(), 1, 1).entries();
        Map<String, List<String>> lineages = new HashMap<>();
        for (Leaderboard.Entry entry : board.entries()) {
            lineages.put(entry.candidateId(), lineage(run.id(), entry));
        }
        Candidate best = candidate(run.id(), board.entries().getFirst().candidateId());
        return new Report(
                run, board, initial.isEmpty() ? null : initial.getFirst(), best, lineages, api.costs(run.id()));
    }

    /** Along the first parents: where a text was made of several, the one it mostly comes from. */
    private List<String> lineage(String run, Leaderboard.Entry entry) {
        Deque<String> labels = new ArrayDeque<>();
        labels.addFirst(entry.label());
        Set<String> seen = new HashSet<>(Set.of(entry.candidateId()));
        List<String> parents = entry.parents();
        while (!parents.isEmpty() && seen.add(parents.getFirst())) {
            Candidate parent = candidate(run, parents.getFirst());
            labels.addFirst(parent.label());
            parents = parent.parents();
        }
        return List.copyOf(labels);
    }

    private Candidate candidate(String run, String id) {
        Candidate there = known.get(id);
        if (there == null) {
            there = api.candidate(run, id);
            known.put(id, there);
        }
        return there;
    }
}
