package io.agon.scaffold.domain.canon;

import io.agon.scaffold.domain.plan.CanonUpdate;

/**
 * Something that holds in the book.
 *
 * @param number from 1, in the order in which facts were told
 * @param chapter in which it was told
 * @param scene of that chapter
 */
public record Fact(int number, int chapter, int scene, CanonUpdate.Entry entry) {
    /** In a line, for people and models. */
    public String told() {
        CanonUpdate.Entry e = entry;
        String what = switch (e.kind()) {
            case CHARACTER, PLACE, FACT -> e.subject() + ", " + e.attribute() + ": " + e.value();
            case EVENT -> e.subject() + " (" + e.attribute() + " " + e.value() + ")";
            case THREAD_OPENED -> "open: " + e.subject() + ", " + e.attribute() + ": " + e.value();
            case THREAD_CLOSED -> "closed: " + e.subject() + ", " + e.attribute() + ": " + e.value();
        };
        return what + (e.lasting() ? " [lasting]" : "");
    }
}
