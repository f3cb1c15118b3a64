package io.agon.evolution.adapter.http;

import io.agon.evolution.application.port.RunArchive;
import io.agon.http.Problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of a run and what its judges preferred, as the specification of an induction has them. */
final class RunSamples {
    private static final int PAGE = 500;
    private static final String VOID = "void";

    private final RunArchive archive;

    RunSamples(RunArchive archive) {
        this.archive = archive;
    }

    Map<String, Object> of(String id) {
        if (!(archive.find(id) instanceof RunArchive.Lookup.Found(RunArchive.RunRecord record))) {
            throw Problem.of(404, "run-unknown", "No such run", "run is '" + id + "': no run has this id")
                    .raised();
        }
        String run = record.run().id();
        String brief = record.run().specification().brief();
        List<Map<String, Object>> samples = new ArrayList<>();
        List<RunArchive.Candidate> candidates = archive.candidates(run, 0, PAGE);
        while (!candidates.isEmpty()) {
            for (RunArchive.Candidate candidate : candidates) {
                if (candidate.text() != null) {
                    samples.add(Map.of("id", candidate.id(), "brief", brief, "text", candidate.text()));
                }
            }
            candidates = archive.candidates(run, candidates.getLast().ordinal(), PAGE);
        }
        List<Map<String, Object>> preferences = new ArrayList<>();
        List<RunArchive.Verdict> verdicts = archive.verdicts(run, 0, PAGE);
        while (!verdicts.isEmpty()) {
            for (RunArchive.Verdict verdict : verdicts) {
                if (!verdict.outcome().equals(VOID)) {
                    preferences.add(Map.of(
                            "first", verdict.first(),
                            "second", verdict.second(),
                            "preferred", verdict.outcome()));
                }
            }
            verdicts = archive.verdicts(run, verdicts.getLast().number(), PAGE);
        }
        Map<String, Object> taken = new LinkedHashMap<>();
        taken.put("form", record.run().specification().form());
        taken.put("samples", samples);
        taken.put("preferences", preferences);
        return taken;
    }
}
