package io.agon.contracts;

import java.util.List;

/**
 * Codes that belong together, and the dimension that they lie on (Grounded Theory: axial coding).
 *
 * @param low what one end of the dimension looks like
 * @param high the other, better one
 * @param codes places of its codes in the list they were given in, from 1; a code is in one category at most
 */
public record Category(String name, String description, String low, String high, List<Integer> codes) {
    public Category {
        Rules.word("category.name", name);
        Rules.text("category.description", description);
        Rules.text("category.low", low);
        Rules.text("category.high", high);
        codes = Rules.list(codes);
        codes.forEach(code -> Rules.atLeast("category.codes", 1, code));
    }
}
