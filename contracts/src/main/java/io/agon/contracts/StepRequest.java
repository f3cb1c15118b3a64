package io.agon.contracts;

/**
 * Asks for one step of work on a book: one answer of a model, repaired where it must be. On {@link Topics#STEP_REQUESTS}. What the
 * step reads stands in the database of scaffold-service, which asks itself.
 *
 * @param scaffoldId whose step it is: a scaffold, or a book that is to be written
 * @param step its key, such as {@code scene/12/3} or, of the second writing of a scene, {@code prose/12/3/2}
 * @param attempt which request for this step it is, from 1; one that was overtaken by a later is let go
 */
public record StepRequest(ScaffoldId scaffoldId, String step, int attempt) {
    public StepRequest {
        Rules.present("scaffoldId", scaffoldId);
        if (step == null || !step.matches("[a-z]{2,20}(/[0-9]{1,6}){0,3}")) {
            throw Rules.broken("step", step, "a level, and up to three numbers after it");
        }
        if (attempt < 1) {
            throw Rules.broken("attempt", attempt, "at least 1");
        }
    }
}
