package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.plan.Artefact;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * What is made and still true after a person changed a part of it: a step counts as made unless something that it reads has become
 * another since, and it would be told otherwise now. A step that is made anew and comes out as before changes nothing further.
 * (The early cut-off of build systems: Mokhov, Mitchell, Peyton Jones, Build Systems à la Carte, ICFP 2018.)
 */
public final class Fresh implements Made {
    private final Recipe recipe;
    private final Recorded recorded;
    private final Function<Task, String> fingerprint;
    private final Map<StepKey, Boolean> known = new HashMap<>();

    /** @param fingerprint stands for all that a task tells */
    public Fresh(Recipe recipe, Recorded recorded, Function<Task, String> fingerprint) {
        this.recipe = recipe;
        this.recorded = recorded;
        this.fingerprint = fingerprint;
    }

    /** Reads what is fresh, and keeps when the last of it became what it is. */
    private final class Reading implements Made {
        private Instant latest = Instant.MIN;

        @Override
        public boolean has(StepKey key) {
            return Fresh.this.has(key);
        }

        @Override
        public Artefact get(StepKey key) {
            Artefact artefact = Fresh.this.get(key);
            Instant at = recorded.at(key);
            latest = at.isAfter(latest) ? at : latest;
            return artefact;
        }
    }

    @Override
    public boolean has(StepKey key) {
        Boolean answer = known.get(key);
        if (answer == null) {
            answer = recorded.has(key) && !stale(key);
            known.put(key, answer);
        }
        return answer;
    }

    @Override
    public Artefact get(StepKey key) {
        if (!has(key)) {
            throw new NoSuchElementException(key + " is not made, or no longer true");
        }
        return recorded.get(key);
    }

    private boolean stale(StepKey key) {
        Reading reading = new Reading();
        Task task;
        try {
            task = recipe.task(key, reading);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            // what it reads is still to be made anew, or there is no such step any more
            return true;
        }
        return reading.latest.isAfter(recorded.at(key))
                && recorded.read(key)
                        .filter(read -> !read.equals(fingerprint.apply(task)))
                        .isPresent();
    }
}
