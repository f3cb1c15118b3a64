package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a candidate comes about. */
public enum Variation {
    /** Drafted from the brief, a style and a theme. */
    @JsonProperty("initial")
    INITIAL(0, "no parent"),
    /** One parent revised towards an objective. */
    @JsonProperty("mutation")
    MUTATION(1, "one parent or more"),
    /** Several parents joined into one. */
    @JsonProperty("crossover")
    CROSSOVER(2, "two parents or more");

    private final int leastParents;
    private final String parentsRule;

    Variation(int leastParents, String parentsRule) {
        this.leastParents = leastParents;
        this.parentsRule = parentsRule;
    }

    int leastParents() {
        return leastParents;
    }

    String parentsRule() {
        return parentsRule;
    }
}
