package io.agon.scaffold.application;

import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers what it was told to, one after the other, and keeps what it was asked. */
final class ScriptedScribe implements Scribe {
    private final Deque<Optional<Artefact>> answers = new ArrayDeque<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Integer> seeds = new ArrayList<>();
    private int cutOff = -1;

    /** @param answers null is one that cannot be read */
    ScriptedScribe(Artefact... answers) {
        Arrays.stream(answers).map(Optional::ofNullable).forEach(this.answers::add);
    }

    /** The answer with this place, from 0, ends at the token limit. */
    ScriptedScribe cuttingOff(int place) {
        cutOff = place;
        return this;
    }

    List<Task> tasks() {
        return tasks;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    List<Integer> seeds() {
        return seeds;
    }

    @Override
    public Answer ask(Task task, Model model, int seed, int maxTokens, Complaint complaint) {
        tasks.add(task);
        complaints.add(complaint);
        seeds.add(seed);
        Artefact answer = answers.remove().orElse(null);
        return new Answer(
                answer,
                String.valueOf(answer),
                tasks.size() - 1 == cutOff,
                answer == null ? List.of("not JSON") : List.of(),
                new Origin("m", "digest@1", "hash", new Consumption(1, 10, 2, 5, 100), false));
    }

    @Override
    public String told(Task task) {
        return task.toString();
    }

    @Override
    public String fingerprint(Task task) {
        return task.toString();
    }
}
