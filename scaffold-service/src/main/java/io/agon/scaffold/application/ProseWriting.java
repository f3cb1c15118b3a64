package io.agon.scaffold.application;

import io.agon.scaffold.application.DoTask.Done;
import io.agon.scaffold.application.DoTask.Failed;
import io.agon.scaffold.application.DoTask.Outcome;
import io.agon.scaffold.application.port.Scribe.Answer;
import io.agon.scaffold.application.port.Scribe.Complaint;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.building.WritingTask;
import io.agon.scaffold.domain.building.WritingTask.SceneText;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.Remainder;
import io.agon.stylometry.RepetitionSentinel;
import io.agon.stylometry.RepetitionSentinel.Repetition;
import io.agon.stylometry.Words;

import java.util.List;
import java.util.Optional;

/**
 * The text of one scene. A reply that runs in circles is stopped; what was sound of it stands, what is left of the plan is told
 * anew, and the writing goes on from there. So it is with a reply that ended at the token limit too early.
 */
final class ProseWriting {
    private static final int REPAIRS = 2;
    private static final int MOST_BREAKS = 5;
    /** Less is not worth keeping: the scene is begun anew. */
    private static final int LEAST_KEPT = 60;
    /** Less is not worth a call: the scene ends here. */
    private static final double LEAST_LEFT = 0.2;

    private final Asking asking;
    private final SceneText scene;
    private int stops;

    ProseWriting(Asking asking, SceneText scene) {
        this.asking = asking;
        this.scene = scene;
    }

    Outcome write() {
        Complaint complaint = null;
        for (int repairs = 0; ; repairs++) {
            Outcome outcome = writeOnce(complaint);
            if (!(outcome instanceof Done done)) {
                return outcome;
            }
            List<String> violations = scene.violations(done.artefact());
            if (violations.isEmpty()) {
                return outcome;
            }
            if (repairs == REPAIRS) {
                return new Failed(violations, asking.origin());
            }
            complaint = new Complaint(((Prose) done.artefact()).text(), violations);
        }
    }

    /** A text that does not run in circles, whatever else it breaks; or the reason why there is none. */
    private Outcome writeOnce(Complaint complaint) {
        String kept = "";
        Task next = scene;
        for (int breaks = 1; ; breaks++) {
            Answer answer = next instanceof WritingTask.WriteScene first && complaint == null && breaks == 1
                    ? asking.open(first)
                    : asking.ask(next, kept.isEmpty() ? complaint : null);
            String text = joined(kept, ((Prose) answer.artefact()).text());
            Optional<Repetition> circles = RepetitionSentinel.in(text);
            if (circles.isEmpty() && !answer.cutOff()) {
                return new Done(new Prose(text, stops), asking.origin());
            }
            if (circles.isPresent()) {
                stops++;
            }
            kept = circles.isPresent() ? upTo(text, circles.get().sound()) : upTo(text, Words.count(text));
            int left = scene.words() - Words.count(kept);
            if (left < LEAST_LEFT * scene.words() && !kept.isEmpty()) {
                return new Done(new Prose(kept, stops), asking.origin());
            }
            if (breaks == MOST_BREAKS) {
                return new Failed(
                        List.of("text is broken off " + breaks + " times, running in circles " + stops
                                + " times, cut off at the token limit else: must come to an end"),
                        asking.origin());
            }
            if (Words.count(kept) < LEAST_KEPT) {
                kept = "";
                next = scene;
                continue;
            }
            switch (DoTask.apply(asking, new WritingTask.Replan(scene.place(), scene.plan(), kept, left))) {
                case Done done ->
                    next = new WritingTask.ContinueScene(
                            scene.place(), scene.plan(), kept, ((Remainder) done.artefact()).bullets(), left);
                case Failed failed -> {
                    return failed;
                }
            }
        }
    }

    private static String joined(String kept, String more) {
        return kept.isEmpty() ? more.strip() : kept + "\n\n" + more.strip();
    }

    /** The text up to the end of the last sentence within so many words. */
    private static String upTo(String text, int words) {
        int[] seen = {0, 0};
        Words.find(text, (start, end) -> {
            if (++seen[0] <= words) {
                seen[1] = end;
            }
        });
        int end = seen[1];
        // the marks that follow the last word belong to it
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        for (int i = end; i > 0; i--) {
            char c = text.charAt(i - 1);
            if (c == '.' || c == '!' || c == '?' || c == '…') {
                int closed = i;
                while (closed < end && "\"'”’»)".indexOf(text.charAt(closed)) >= 0) {
                    closed++;
                }
                return text.substring(0, closed).strip();
            }
        }
        return "";
    }
}
