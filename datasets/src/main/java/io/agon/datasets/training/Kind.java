package io.agon.datasets.training;

import java.util.Locale;

/** What is trained with. */
public enum Kind {
    /** A request and a story that survived: supervised fine-tuning. */
    SFT,
    /** A request, a story and one that it is surely better than: DPO, reward models. */
    PREFERENCE,
    /** Requests alone: reinforcement learning against the reward endpoint. */
    PROMPTS,
    /** A draft, what weakens it, and the revision that was better: supervised fine-tuning of writers that reflect. */
    REFLECTION,
    /** All revisions, each with whether it was better: KTO. */
    OUTCOMES;

    /** As it stands in requests and names of files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
