package io.agon.generator.application;

import io.agon.generator.application.port.Writer;
import io.agon.generator.domain.drafting.Assignment;
import io.agon.generator.domain.drafting.Consumption;
import io.agon.generator.domain.drafting.Draft;
import io.agon.generator.domain.drafting.Draft.Provenance;
import io.agon.generator.domain.drafting.Unwrapped;
import io.agon.stylometry.Words;

import java.util.List;

/** Has a text written, checks it, has it repaired once where it breaks a rule, and rejects what still does. */
public final class DraftCandidate {
    private final Writer writer;

    public DraftCandidate(Writer writer) {
        this.writer = writer;
    }

    /** Two model calls at most. */
    public Draft draft(Assignment assignment) {
        return switch (writer.write(assignment)) {
            case Writer.TooLong none -> tooLong(none.provenance());
            case Writer.Written first -> judged(assignment, first);
        };
    }

    private Draft judged(Assignment assignment, Writer.Written first) {
        String text = Unwrapped.of(first.text());
        List<String> violations = assignment.rules().violations(text);
        if (violations.isEmpty()) {
            return new Draft.Accepted(text, Words.count(text), false, first.provenance());
        }
        if (Words.count(text) == 0) {
            return new Draft.Rejected(0, violations, first.provenance());
        }
        return repaired(assignment, first.provenance(), text, violations);
    }

    private Draft repaired(Assignment assignment, Provenance first, String draft, List<String> violations) {
        return switch (writer.repair(assignment, draft, violations)) {
            case Writer.TooLong none ->
                new Draft.Rejected(Words.count(draft), violations, withAll(none.provenance(), first.consumption()));
            case Writer.Written second -> {
                Provenance provenance = withAll(second.provenance(), first.consumption());
                String text = Unwrapped.of(second.text());
                List<String> left = assignment.rules().violations(text);
                yield left.isEmpty()
                        ? new Draft.Accepted(text, Words.count(text), true, provenance)
                        : new Draft.Rejected(Words.count(text), left, provenance);
            }
        };
    }

    private static Draft tooLong(Provenance provenance) {
        return new Draft.Rejected(
                0, List.of("the request does not fit the model's context window: no text"), provenance);
    }

    private static Provenance withAll(Provenance last, Consumption earlier) {
        return new Provenance(
                last.model(), last.prompt(), last.promptHash(), earlier.plus(last.consumption()), last.simulated());
    }
}
