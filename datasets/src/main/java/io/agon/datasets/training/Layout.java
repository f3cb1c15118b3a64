package io.agon.datasets.training;

import java.util.Locale;

/** How records are laid out. */
public enum Layout {
    /** Conversations, as TRL, Axolotl and verl read them. */
    CHAT,
    /** Where LLaMA-Factory reads other fields than those, its own. */
    LLAMA_FACTORY;

    /** As it stands in requests and names of files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
