package io.agon.scaffold.domain.project;

import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.WritingTask;

/**
 * How a book is to be written.
 *
 * @param brief what was asked for
 * @param author as the book shall name it, or null
 * @param planner model that plans, and reads what was written
 * @param writer model that writes the text
 * @param drafts of each scene that are written and judged against each other, 1 to {@value #MOST_DRAFTS}; 1: none is judged
 * @param revisions of each scene's best draft by reflection, each judged against what it came from, 0 to {@value #MOST_REVISIONS};
 *     only where drafts are judged
 * @param judge model that judges drafts, or null where there is one draft
 */
public record BookSpecification(
        WritingTask.Brief brief,
        String author,
        Model planner,
        Model writer,
        int drafts,
        int revisions,
        Model judge,
        Bounds bounds,
        long seed,
        long mostTokens)
        implements Specification {
    /** Most drafts of a scene. */
    public static final int MOST_DRAFTS = 16;

    /** Most revisions of a scene. */
    public static final int MOST_REVISIONS = 8;

    /** Most chapters of a book. */
    public static final int MOST_CHAPTERS = 200;

    /** Fewest words of a chapter. */
    public static final int LEAST_CHAPTER = 100;

    /** Most words of a chapter. */
    public static final int MOST_CHAPTER = 12_000;

    public BookSpecification {
        Specification.check(seed, mostTokens);
        if (drafts < 1 || drafts > MOST_DRAFTS) {
            throw new IllegalArgumentException("drafts is " + drafts + ": must be 1 to " + MOST_DRAFTS);
        }
        if (revisions < 0 || revisions > MOST_REVISIONS || (revisions > 0 && drafts == 1)) {
            throw new IllegalArgumentException("revisions is " + revisions + ": must be 0 to " + MOST_REVISIONS
                    + ", and 0 where there is one draft");
        }
        if (drafts > 1 && judge == null) {
            throw new IllegalArgumentException("judge is missing: must be named where there are several drafts");
        }
        if (brief.chapters() < 1 || brief.chapters() > MOST_CHAPTERS) {
            throw new IllegalArgumentException("chapters is " + brief.chapters() + ": must be 1 to " + MOST_CHAPTERS);
        }
        int chapter = brief.words() / brief.chapters();
        if (chapter < LEAST_CHAPTER || chapter > MOST_CHAPTER) {
            throw new IllegalArgumentException("words is " + brief.words() + ": must be " + LEAST_CHAPTER + " to "
                    + MOST_CHAPTER + " for each chapter");
        }
    }

    @Override
    public Model model(Level level) {
        return level == Level.PROSE ? writer : planner;
    }
}
