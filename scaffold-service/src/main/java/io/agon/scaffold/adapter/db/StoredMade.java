package io.agon.scaffold.adapter.db;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Recorded;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.format.ArtefactJson;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** What was made of a project when it was asked for; contents are fetched a level at a time, when they are first needed. */
final class StoredMade implements Recorded {
    private final Map<StepKey, StepRows.StepRow> done = new HashMap<>();
    private final Map<Level, Map<StepKey, Artefact>> contents = new EnumMap<>(Level.class);
    private final Function<Level, Map<String, String>> fetch;

    /**
     * @param known steps, done or not
     * @param fetch contents of a level's steps that are done, by key
     */
    StoredMade(List<StepRows.StepRow> known, Function<Level, Map<String, String>> fetch) {
        known.stream().filter(row -> row.doneAt() != null).forEach(row -> done.put(StepKey.parse(row.key()), row));
        this.fetch = fetch;
    }

    @Override
    public boolean has(StepKey key) {
        return done.containsKey(key);
    }

    @Override
    public Artefact get(StepKey key) {
        row(key);
        return contents.computeIfAbsent(key.level(), this::read).get(key);
    }

    @Override
    public Instant at(StepKey key) {
        return row(key).heldSince();
    }

    @Override
    public Optional<String> read(StepKey key) {
        return row(key).editedAt() == null ? Optional.ofNullable(row(key).fingerprint()) : Optional.empty();
    }

    private StepRows.StepRow row(StepKey key) {
        StepRows.StepRow row = done.get(key);
        if (row == null) {
            throw new NoSuchElementException(key + " is not made");
        }
        return row;
    }

    private Map<StepKey, Artefact> read(Level level) {
        Map<StepKey, Artefact> read = new HashMap<>();
        fetch.apply(level).forEach((key, content) -> read.put(StepKey.parse(key), ArtefactJson.stored(content, level)));
        return read;
    }
}
