package io.agon.scaffold.domain.canon;

import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.CanonUpdate.Entry;
import io.agon.scaffold.domain.plan.CanonUpdate.Kind;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds in a book as far as it is written: characters, places, facts, the course of time and the questions that are open.
 * Grows scene by scene, in the order of the book; facts keep their numbers. Not for threads to share.
 */
public final class Canon {
    private final Map<String, String> names = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Set<Statement> known = new HashSet<>();
    private final Map<Statement, Fact> lasting = new HashMap<>();
    private final Map<String, Fact> open = new LinkedHashMap<>();

    /** What is said of whom, as it is compared; without its value it is the question that the value answers. */
    private record Statement(Kind kind, String subject, String attribute, String value) {
        Statement question() {
            return new Statement(kind, subject, attribute, "");
        }
    }

    /** Before the first scene. Who is who is told by the cast: a name and its aliases are one subject. */
    public Canon(Cast cast) {
        Map<String, Set<String>> meant = new HashMap<>();
        for (Cast.Character character : cast.characters()) {
            String name = plain(character.name());
            meant.computeIfAbsent(name, unused -> new HashSet<>()).add(name);
            character
                    .aliases()
                    .forEach(alias -> meant.computeIfAbsent(plain(alias), unused -> new HashSet<>())
                            .add(name));
        }
        meant.forEach((alias, who) -> {
            // a name that several bear tells nobody
            if (who.size() == 1) {
                names.put(alias, who.iterator().next());
            }
        });
    }

    /** Takes in what a scene adds. What is known already is not told again; what excludes a lasting fact never holds. */
    public void add(int chapter, int scene, CanonUpdate update) {
        for (Entry entry : update.entries()) {
            Statement statement = statement(entry);
            if (excluded(entry, statement).isPresent()) {
                continue;
            }
            boolean thread = entry.kind() == Kind.THREAD_OPENED || entry.kind() == Kind.THREAD_CLOSED;
            if (!known.add(statement) && !thread) {
                continue;
            }
            Fact fact = new Fact(facts.size() + 1, chapter, scene, entry);
            facts.add(fact);
            if (entry.kind() == Kind.THREAD_OPENED) {
                open.putIfAbsent(statement.subject(), fact);
            } else if (entry.kind() == Kind.THREAD_CLOSED) {
                open.remove(statement.subject());
            } else if (entry.lasting() && entry.kind() != Kind.EVENT) {
                lasting.putIfAbsent(statement.question(), fact);
            }
        }
    }

    private Statement statement(Entry entry) {
        String subject = plain(entry.subject());
        return new Statement(
                entry.kind(), names.getOrDefault(subject, subject), plain(entry.attribute()), plain(entry.value()));
    }

    private static String plain(String text) {
        return String.join(" ", Words.of(text));
    }

    /** All that holds, in the order in which it was told. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** Questions that were opened and not closed since. */
    public List<Fact> openThreads() {
        return List.copyOf(open.values());
    }

    /**
     * What of it matters to a text or a plan, in the order in which it was told: facts whose subject the text names come first,
     * then open threads, then what was told last.
     *
     * @param mostWords of all facts together, as they are told
     */
    public List<Fact> about(String text, int mostWords) {
        String within = " " + plain(text) + " ";
        Set<String> present = new HashSet<>();
        names.forEach((alias, who) -> {
            if (within.contains(" " + alias + " ")) {
                present.add(who);
            }
        });
        Map<Fact, Integer> weights = new HashMap<>();
        facts.forEach(fact -> weights.put(fact, weight(fact, within, present)));
        List<Fact> byWeight = new ArrayList<>(facts);
        byWeight.sort(Comparator.comparingInt((Fact fact) -> weights.get(fact))
                .thenComparing(Fact::number, Comparator.reverseOrder()));
        List<Fact> chosen = new ArrayList<>();
        int words = 0;
        for (Fact fact : byWeight) {
            int more = Words.count(fact.told()) + 1;
            if (words + more <= mostWords) {
                chosen.add(fact);
                words += more;
            }
        }
        chosen.sort(Comparator.comparingInt(Fact::number));
        return chosen;
    }

    /** The smaller the weightier; what lasts before what may have changed since. */
    private int weight(Fact fact, String text, Set<String> present) {
        String subject = statement(fact.entry()).subject();
        if (present.contains(subject) || text.contains(" " + subject + " ")) {
            return fact.entry().lasting() ? 0 : 1;
        }
        return fact.equals(open.get(subject)) ? 2 : 3;
    }

    /**
     * Where a scene says otherwise: what its reader found, and, whatever the reader found, every lasting fact whose value is
     * another now.
     */
    public List<Conflict> conflicts(CanonUpdate update) {
        Map<Integer, Conflict> conflicts = new LinkedHashMap<>();
        for (CanonUpdate.Contradiction found : update.contradictions()) {
            if (found.fact() >= 1 && found.fact() <= facts.size()) {
                conflicts.putIfAbsent(
                        found.fact(), new Conflict(facts.get(found.fact() - 1), found.quote(), found.explanation()));
            }
        }
        for (Entry entry : update.entries()) {
            excluded(entry, statement(entry))
                    .ifPresent(before -> conflicts.putIfAbsent(
                            before.number(),
                            new Conflict(
                                    before,
                                    entry.quote(),
                                    entry.subject() + ", " + entry.attribute() + " was told as "
                                            + before.entry().value() + " and is now " + entry.value())));
        }
        return List.copyOf(conflicts.values());
    }

    /** The lasting fact that cannot hold together with this. */
    private Optional<Fact> excluded(Entry entry, Statement statement) {
        return Optional.ofNullable(entry.lasting() ? lasting.get(statement.question()) : null)
                .filter(before -> !plain(before.entry().value()).equals(statement.value()));
    }
}
