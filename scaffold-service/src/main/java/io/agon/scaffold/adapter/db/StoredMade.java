package io.agon.scaffold.adapter.db;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.format.ArtefactJson;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

/** What was made of a project when it was asked for; contents are fetched a level at a time, when they are first needed. */
final class StoredMade implements Made {
    private final Set<StepKey> done = new HashSet<>();
    private final Map<Level, Map<StepKey, Artefact>> contents = new EnumMap<>(Level.class);
    private final Function<Level, Map<String, String>> fetch;

    /** @param fetch contents of a level's steps that are done, by key */
    StoredMade(Iterable<String> done, Function<Level, Map<String, String>> fetch) {
        done.forEach(key -> this.done.add(StepKey.parse(key)));
        this.fetch = fetch;
    }

    @Override
    public boolean has(StepKey key) {
        return done.contains(key);
    }

    @Override
    public Artefact get(StepKey key) {
        if (!has(key)) {
            throw new NoSuchElementException(key + " is not made");
        }
        return contents.computeIfAbsent(key.level(), this::read).get(key);
    }

    private Map<StepKey, Artefact> read(Level level) {
        Map<StepKey, Artefact> read = new HashMap<>();
        fetch.apply(level).forEach((key, content) -> read.put(StepKey.parse(key), ArtefactJson.stored(content, level)));
        return read;
    }
}
