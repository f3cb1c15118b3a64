package io.agon.evolution.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agon.evolution.application.port.Rubrics;
import io.agon.evolution.domain.specification.Rubric;
import io.agon.storage.Transactions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EntityManager;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Rubrics in PostgreSQL. */
@RegisterForReflection(
        targets = {Rubric.class},
        registerFullHierarchy = true)
public final class DatabaseRubrics implements Rubrics {
    private static final TypeReference<Rubric> RUBRIC = new TypeReference<>() {};

    private final EntityManager entities;
    private final Clock clock;

    public DatabaseRubrics(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Stored add(Rubric rubric) {
        return Transactions.call(() -> {
            int unused = entities.createNativeQuery("""
                            insert into rubric (name, version, content, created_at)
                            values (:name, :version, cast(:content as jsonb), :now) on conflict do nothing
                            """)
                    .setParameter("name", rubric.name())
                    .setParameter("version", rubric.version())
                    .setParameter("content", Json.write(rubric))
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            return read("where name = :name and version = :version", rubric.name(), rubric.version())
                    .getFirst();
        });
    }

    @Override
    public Optional<Rubric> find(String label) {
        int at = label.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Transactions.call(
                        () -> read(
                                        "where name = :name and version = :version",
                                        label.substring(0, at),
                                        label.substring(at + 1))
                                .stream()
                                .map(Stored::rubric)
                                .findFirst());
    }

    @Override
    public List<Stored> all() {
        return Transactions.call(() -> read("order by name, created_at desc, version desc"));
    }

    private List<Stored> read(String which, String... nameAndVersion) {
        var query = entities.createNativeQuery(
                "select cast(content as text), created_at from rubric " + which, Object[].class);
        if (nameAndVersion.length > 0) {
            query = query.setParameter("name", nameAndVersion[0]).setParameter("version", nameAndVersion[1]);
        }
        return ((List<?>) query.getResultList())
                .stream()
                        .map(each -> (Object[]) each)
                        .map(row -> new Stored(Json.read((String) row[0], RUBRIC), Columns.instant(row[1])))
                        .toList();
    }
}
