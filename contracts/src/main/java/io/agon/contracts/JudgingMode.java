package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a judge is asked. */
public enum JudgingMode {
    /** One token; its log-probabilities give a soft verdict. */
    @JsonProperty("verdict")
    VERDICT,
    /** An analysis with a margin per criterion, then the verdict. */
    @JsonProperty("reasoned")
    REASONED
}
