package io.agon.scaffold.application.port;

import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Model;

import java.util.List;

/** A model that does tasks. Failures of the endpoint pass through as they are. */
public interface Scribe {
    /**
     * Asks once.
     *
     * @param maxTokens most tokens of the reply
     * @param complaint what is wrong with the answer before, or null
     */
    Answer ask(Task task, Model model, int seed, int maxTokens, Complaint complaint);

    /** What a model is asked, in words. */
    String told(Task task);

    /** Stands for all that a model is told of a task: equal where that is equal. */
    String fingerprint(Task task);

    /**
     * What was wrong.
     *
     * @param answer as it came
     * @param violations one sentence each
     */
    record Complaint(String answer, List<String> violations) {}

    /**
     * A reply.
     *
     * @param artefact what it holds, or null where it cannot be read
     * @param text as it came
     * @param cutOff whether it ended at the token limit
     * @param unreadable why it cannot be read, in sentences; empty where it can
     * @param origin how it was made
     */
    record Answer(Artefact artefact, String text, boolean cutOff, List<String> unreadable, Origin origin) {}

    /**
     * How an answer was made.
     *
     * @param model as the endpoint named it
     * @param prompt name and version
     * @param promptHash of its text
     */
    record Origin(String model, String prompt, String promptHash, Consumption consumption, boolean simulated) {}
}
