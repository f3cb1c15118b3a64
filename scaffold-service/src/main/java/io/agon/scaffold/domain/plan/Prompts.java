package io.agon.scaffold.domain.plan;

import java.util.List;
import java.util.Locale;

/** Requests that a person might have made to get this book, from a few words to a detailed wish. */
public record Prompts(List<UserPrompt> prompts) implements Artefact {
    /** How much a request says. */
    public enum Specificity {
        /** A sentence. */
        TERSE(40),
        /** A paragraph. */
        MODERATE(140),
        /** Characters, setting, course and manner. */
        DETAILED(450);

        private final int mostWords;

        Specificity(int mostWords) {
            this.mostWords = mostWords;
        }

        /** As it is written in documents. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Longest request of the kind, in words. */
        public int mostWords() {
            return mostWords;
        }
    }

    /** A request. */
    public record UserPrompt(Specificity specificity, String text) {}

    public Prompts {
        prompts = List.copyOf(prompts);
    }

    /**
     * The rules they break.
     *
     * @param title of the book and, after it, its author: names that nobody says who does not know the book
     */
    public List<String> violations(List<String> title) {
        Rules rules = new Rules();
        for (Specificity specificity : Specificity.values()) {
            long count = prompts.stream()
                    .filter(prompt -> prompt.specificity() == specificity)
                    .count();
            rules.check(count == 1, "prompts", count + " of them " + specificity, "have exactly one of each");
        }
        for (int i = 0; i < prompts.size(); i++) {
            UserPrompt prompt = prompts.get(i);
            String field = "prompts[" + i + "].text";
            rules.text(field, prompt.text(), prompt.specificity().mostWords());
            for (String name : title) {
                boolean told = !name.isBlank() && String.valueOf(prompt.text()).contains(name);
                rules.check(!told, field, "naming '" + name + "'", "not name the book or its author");
            }
        }
        return rules.broken();
    }
}
