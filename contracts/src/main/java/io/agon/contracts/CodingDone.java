package io.agon.contracts;

import java.util.List;

/**
 * A step of inducing criteria was done. On {@link Topics#CODING_DONE}. Delivered at least once; applied once, by {@code codingId}.
 * What a role does not make is empty.
 *
 * @param codes of open coding
 * @param misquotes passages that were given as evidence and do not stand in the samples; left out of the codes
 * @param categories of axial coding
 * @param criteria of selective coding
 * @param sources by criterion, places of the categories that it came from, from 1
 * @param covered of comparison: for each code the place of the category that covers it, from 1, or 0
 * @param voidReason why the reply could not be read; then everything above is empty
 */
public record CodingDone(
        CodingId codingId,
        CodingRole role,
        String coder,
        String model,
        List<Code> codes,
        int misquotes,
        List<Category> categories,
        List<Criterion> criteria,
        List<List<Integer>> sources,
        List<Integer> covered,
        String voidReason,
        String replyHash,
        String prompt,
        String promptHash,
        Usage usage,
        boolean simulated) {
    public CodingDone {
        Rules.present("codingId", codingId);
        Rules.present("role", role);
        Rules.word("coder", coder);
        Rules.word("model", model);
        codes = Rules.list(codes);
        Rules.atLeast("misquotes", 0, misquotes);
        categories = Rules.list(categories);
        criteria = Rules.list(criteria);
        sources = Rules.list(sources);
        covered = Rules.list(covered);
        if (sources.size() != criteria.size()) {
            throw Rules.broken("sources", sources.size() + " entries", "one for each of the criteria");
        }
        boolean empty = codes.isEmpty() && categories.isEmpty() && criteria.isEmpty() && covered.isEmpty();
        if (voidReason != null && !empty) {
            throw Rules.broken("voidReason", voidReason, "given only where nothing was made");
        }
        Rules.word("replyHash", replyHash);
        Rules.word("prompt", prompt);
        Rules.word("promptHash", promptHash);
        Rules.present("usage", usage);
    }
}
