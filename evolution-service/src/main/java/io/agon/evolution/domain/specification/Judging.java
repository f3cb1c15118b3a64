package io.agon.evolution.domain.specification;

import java.util.List;

/** How matches are judged: the mode, and the roles that take matches in turn. */
public record Judging(Mode mode, List<String> judges) {
    /** What a judge is asked for. */
    public enum Mode {
        /** One token. */
        VERDICT,
        /** An analysis, then the verdict. */
        REASONED
    }
}
