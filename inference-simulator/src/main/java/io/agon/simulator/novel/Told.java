package io.agon.simulator.novel;

import io.agon.simulator.prompt.Fences;
import io.agon.simulator.prompt.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a prompt about a book that is being written tells: its lines and its fenced parts. */
final class Told {
    private static final Pattern TASK = Pattern.compile("(?m)^(?:Brief: )?Task: (.*)$");
    private static final Pattern FACT = Pattern.compile("(?m)^(\\d+)\\. (.+), ([^,:]+): (.+?) \\[lasting]$");
    private static final Pattern CHARACTER = Pattern.compile("(?m)^([^(\\n]+?) \\(");

    private final Fences fences;

    Told(List<Message> messages) {
        fences = Fences.of(messages.isEmpty() ? "" : messages.getLast().content());
    }

    /**
     * A lasting fact that the prompt shows.
     *
     * @param number as it is shown
     */
    record Fact(int number, String subject, String attribute, String value) {}

    /** What is asked for, in words; empty if nothing of a book is. */
    String task() {
        Matcher found = TASK.matcher(fences.outside());
        return found.find() ? found.group(1).strip() : "";
    }

    /** The value of a line such as {@code Words: 400}; empty where there is none. */
    String line(String label) {
        Matcher found =
                Pattern.compile("(?m)^" + Pattern.quote(label) + ": (.*)$").matcher(fences.outside());
        return found.find() ? found.group(1).strip() : "";
    }

    /** The first whole number of a line. */
    int number(String label, int otherwise) {
        Matcher found = Pattern.compile("\\d+").matcher(line(label));
        return found.find() ? Integer.parseInt(found.group()) : otherwise;
    }

    /** A fenced part; empty where there is none. */
    String part(String label) {
        return fences.texts().stream()
                .filter(fenced -> fenced.label().equals(label))
                .map(Fences.Fenced::text)
                .findFirst()
                .orElse("");
    }

    /** All fenced parts one after the other, complaints about earlier answers left out. */
    String parts() {
        return fences.texts().stream()
                .filter(fenced -> !fenced.label().equals("ANSWER"))
                .map(Fences.Fenced::text)
                .reduce("", (one, other) -> one + "\n" + other);
    }

    /** Names of the characters, as they are told. */
    List<String> cast() {
        List<String> names = new ArrayList<>();
        Matcher found = CHARACTER.matcher(part("CHARACTERS"));
        while (found.find()) {
            names.add(found.group(1).strip());
        }
        return names;
    }

    /** Names of those who take part in the scene. */
    List<String> present() {
        Matcher found = Pattern.compile("(?m)^Present: (.*)$").matcher(part("PLAN"));
        return found.find() && !found.group(1).isBlank()
                ? List.of(found.group(1).split(", "))
                : List.of();
    }

    /** The lasting facts that are shown. */
    List<Fact> lasting() {
        List<Fact> facts = new ArrayList<>();
        Matcher found = FACT.matcher(part("CANON"));
        while (found.find()) {
            facts.add(new Fact(Integer.parseInt(found.group(1)), found.group(2), found.group(3), found.group(4)));
        }
        return facts;
    }

    /** The lasting fact that is shown of a subject. */
    Optional<Fact> lasting(String subject, String attribute) {
        return lasting().stream()
                .filter(fact -> fact.subject().equalsIgnoreCase(subject)
                        && fact.attribute().equalsIgnoreCase(attribute))
                .findFirst();
    }
}
