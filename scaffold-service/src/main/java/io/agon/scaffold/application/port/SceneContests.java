package io.agon.scaffold.application.port;

import io.agon.scaffold.domain.project.Model;

import java.util.List;

/** Tournaments of drafts of a scene. */
public interface SceneContests {
    /** Where there is no place to hold any. */
    SceneContests NONE = new SceneContests() {
        @Override
        public boolean possible() {
            return false;
        }

        @Override
        public Scribe.Answer best(String key, Terms terms) {
            throw new ContestFailure("contest-unavailable", "no evolution-service is configured (agon.evolution.url)");
        }
    };

    /** Longest brief, in characters. */
    int LONGEST_BRIEF = 19_000;

    /**
     * What drafts are written and judged by.
     *
     * @param brief all that writers and judges are told
     * @param styles that drafts differ in, at least one
     * @param theme in a line
     * @param words wished for
     * @param revisions of the best draft, by reflection
     */
    record Terms(
            String title,
            String brief,
            List<String> styles,
            String theme,
            int words,
            int drafts,
            int revisions,
            Model writer,
            Model judge,
            long seed) {}

    /** Whether there is a place to hold them. */
    boolean possible();

    /**
     * The best draft. Under the same key the same tournament is asked for, however often: it is held and paid for once.
     *
     * @throws ContestFailure if it comes to no end
     */
    Scribe.Answer best(String key, Terms terms);

    /** A tournament that cannot go on; the message is for people. */
    final class ContestFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;

        public ContestFailure(String code, String detail) {
            super(detail);
            this.code = code;
        }

        /** For programs. */
        public String code() {
            return code;
        }
    }
}
