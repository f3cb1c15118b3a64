package io.agon.contracts;

import java.util.List;

/**
 * Asks for one candidate. On {@link Topics#DRAFT_REQUESTS}.
 *
 * @param candidateId whose text is wanted; the same id is asked for again where a request is delivered twice
 * @param generation cohort number, from 1 (the initial population)
 * @param ordinal the candidate's number within the run, from 1
 * @param attempt which try at filling this place in the population, from 1
 * @param variation how the text comes about
 * @param seed given to the model, so that a deterministic tier answers the same twice
 * @param writer the model that writes
 * @param brief what the user wants written
 * @param form what kind of text it is, such as {@code short story}
 * @param style author style, or absent
 * @param theme theme, or absent
 * @param objective what a mutation is asked to improve, or absent
 * @param parents none for an initial draft, one for a mutation, two or more for a crossover
 * @param criteria by which the text will be judged; absent where the writer is not to know
 */
public record DraftRequest(
        RunId runId,
        CandidateId candidateId,
        int generation,
        int ordinal,
        int attempt,
        Variation variation,
        long seed,
        ModelCall writer,
        String brief,
        String form,
        String style,
        String theme,
        Objective objective,
        Constraints constraints,
        List<Text> parents,
        List<Criterion> criteria) {
    public DraftRequest {
        Rules.present("runId", runId);
        Rules.present("candidateId", candidateId);
        Rules.atLeast("generation", 1, generation);
        Rules.atLeast("ordinal", 1, ordinal);
        Rules.atLeast("attempt", 1, attempt);
        Rules.present("variation", variation);
        Rules.present("writer", writer);
        Rules.text("brief", brief);
        Rules.word("form", form);
        Rules.present("constraints", constraints);
        parents = Rules.list(parents);
        criteria = criteria == null || criteria.isEmpty() ? null : List.copyOf(criteria);
        int least = variation.leastParents();
        if (parents.size() < least || (least == 0 && !parents.isEmpty())) {
            throw Rules.broken("parents", parents.size() + " texts", variation + " takes " + variation.parentsRule());
        }
    }
}
