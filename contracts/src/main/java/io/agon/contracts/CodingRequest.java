package io.agon.contracts;

import java.util.List;

/**
 * Asks a coder for one step of inducing criteria. On {@link Topics#CODING_REQUESTS}.
 *
 * @param codingId derived from the induction and the step; the same step asked for twice has the same id
 * @param seed given to the model
 * @param coder the model that codes
 * @param form what kind of text is coded, such as {@code short story}
 * @param samples texts to code; of open coding only
 * @param codes of axial coding and of comparison
 * @param categories of selective coding and of comparison
 */
public record CodingRequest(
        CodingId codingId,
        CodingRole role,
        long seed,
        ModelCall coder,
        String form,
        List<Sample> samples,
        List<Code> codes,
        List<Category> categories) {
    public CodingRequest {
        Rules.present("codingId", codingId);
        Rules.present("role", role);
        Rules.present("coder", coder);
        Rules.word("form", form);
        samples = Rules.list(samples);
        codes = Rules.list(codes);
        categories = Rules.list(categories);
        given("samples", samples, role == CodingRole.OPEN, role);
        given("codes", codes, role == CodingRole.AXIAL || role == CodingRole.COMPARISON, role);
        given("categories", categories, role == CodingRole.SELECTIVE || role == CodingRole.COMPARISON, role);
    }

    private static void given(String field, List<?> values, boolean wanted, CodingRole role) {
        if (values.isEmpty() == wanted) {
            throw Rules.broken(
                    field, values.size() + " entries", "given exactly where the role needs them, which is " + role);
        }
    }
}
