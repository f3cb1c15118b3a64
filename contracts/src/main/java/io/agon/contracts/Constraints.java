package io.agon.contracts;

import java.util.List;

/**
 * What a candidate must keep to. A draft that does not is repaired once, then rejected.
 *
 * @param minWords fewest words, at least 0
 * @param maxWords most words, at least 1 and not below {@code minWords}
 * @param required phrases that must occur, upper and lower case alike
 * @param forbidden phrases that must not occur, upper and lower case alike
 */
public record Constraints(int minWords, int maxWords, List<String> required, List<String> forbidden) {
    public Constraints {
        Rules.atLeast("constraints.minWords", 0, minWords);
        Rules.atLeast("constraints.maxWords", Math.max(1, minWords), maxWords);
        required = Rules.list(required);
        forbidden = Rules.list(forbidden);
        required.forEach(phrase -> Rules.word("constraints.required", phrase));
        forbidden.forEach(phrase -> Rules.word("constraints.forbidden", phrase));
    }
}
