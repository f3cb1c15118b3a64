package io.agon.evolution.adapter.db;

import io.agon.criteria.reflection.Lesson;
import io.agon.criteria.reflection.Recalled;
import io.agon.evolution.application.port.Lessons;
import io.agon.evolution.domain.improvement.Improving;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lessons in PostgreSQL. The nearest are found by exact search; where the extension {@code vector} is installed, by its operator,
 * which gives the same numbers sooner.
 */
public final class DatabaseLessons implements Lessons {
    private static final String BY_VECTOR = """
            select id, condition, action, uses, advised, gain, squares,
                   1 - (cast(vector as vector) <=> cast(cast(:vector as real[]) as vector)) as cosine
            """;
    private static final String BY_ARRAY = """
            select id, condition, action, uses, advised, gain, squares,
                   (select sum(cast(a as double precision) * b) from unnest(vector, cast(:vector as real[])) as pair (a, b))
                   as cosine
            """;
    private static final String OF_ITS_KIND = """
            from lesson where memory = :memory and embedder = :embedder and cardinality(vector) = :dimensions
            order by cosine desc, id limit :most
            """;

    private final EntityManager entities;
    private volatile Boolean extension;

    public DatabaseLessons(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<Recalled> recall(String memory, String criterion, List<Float> vector, String embedder, int most) {
        return Transactions.call(() -> vector.isEmpty() || embedder == null
                ? recalled("""
                        select id, condition, action, uses, advised, gain, squares, 1.0 from lesson
                        where memory = :memory and criterion = :criterion order by used_at desc, id limit :most
                        """, Map.of("memory", memory, "criterion", criterion, "most", most))
                : recalled(
                        (hasExtension() ? BY_VECTOR : BY_ARRAY) + OF_ITS_KIND,
                        Map.of(
                                "memory", memory,
                                "embedder", embedder,
                                "dimensions", vector.size(),
                                "vector", unit(vector),
                                "most", most)));
    }

    private List<Recalled> recalled(String statement, Map<String, Object> parameters) {
        var query = entities.createNativeQuery(statement, Object[].class);
        parameters.forEach(query::setParameter);
        List<Recalled> recalled = new ArrayList<>();
        for (Object each : query.getResultList()) {
            Object[] row = (Object[]) each;
            Lesson lesson = new Lesson(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    ((Number) row[3]).intValue(),
                    ((Number) row[4]).intValue(),
                    ((Number) row[5]).doubleValue(),
                    ((Number) row[6]).doubleValue());
            recalled.add(Recalled.at(((Number) row[7]).doubleValue(), lesson));
        }
        return recalled;
    }

    private boolean hasExtension() {
        Boolean known = extension;
        if (known == null) {
            known = (Boolean) entities.createNativeQuery(
                            "select exists (select 1 from pg_extension where extname = 'vector')", Boolean.class)
                    .getSingleResult();
            extension = known;
        }
        return known;
    }

    /** A lesson was used once more (Welford, Technometrics 4, 1962). To be called in a transaction. */
    static void used(EntityManager entities, Improving.Taught taught, double gain, Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", taught.id());
        parameters.put("memory", taught.memory());
        parameters.put("criterion", taught.criterion());
        parameters.put("condition", taught.condition());
        parameters.put("action", taught.action());
        parameters.put("embedder", taught.vector().isEmpty() ? null : taught.embedder());
        parameters.put("vector", taught.vector().isEmpty() ? null : unit(taught.vector()));
        parameters.put("advised", taught.anew() ? 1 : 0);
        parameters.put("gain", gain);
        parameters.put("now", now);
        var statement = entities.createNativeQuery("""
                insert into lesson as l
                    (id, memory, criterion, condition, action, embedder, vector, uses, advised, gain, squares, created_at, used_at)
                values (:id, :memory, :criterion, :condition, :action, cast(:embedder as text), cast(:vector as real[]),
                        1, :advised, :gain, 0, :now, :now)
                on conflict (id) do update set uses = l.uses + 1, advised = l.advised + excluded.advised,
                    gain = l.gain + (excluded.gain - l.gain) / (l.uses + 1),
                    squares = l.squares
                        + (excluded.gain - l.gain) * (excluded.gain - l.gain) * l.uses / (l.uses + 1),
                    used_at = excluded.used_at
                """);
        parameters.forEach(statement::setParameter);
        int unused = statement.executeUpdate();
    }

    /** The vector at length 1, as PostgreSQL writes arrays. */
    private static String unit(List<Float> vector) {
        double length =
                Math.sqrt(vector.stream().mapToDouble(v -> (double) v * v).sum());
        StringBuilder array = new StringBuilder("{");
        for (Float value : vector) {
            array.append(array.length() > 1 ? "," : "").append((float) (length > 0 ? value / length : 0));
        }
        return array.append('}').toString();
    }

    @Override
    public List<Kept> list(String memory, int limit) {
        return Transactions.call(() -> {
            List<Kept> kept = new ArrayList<>();
            for (Object each : entities.createNativeQuery("""
                            select id, criterion, condition, action, uses, gain, squares, created_at, used_at
                            from lesson where memory = :memory order by uses desc, gain desc, id limit :limit
                            """, Object[].class)
                    .setParameter("memory", memory)
                    .setParameter("limit", limit)
                    .getResultList()) {
                Object[] row = (Object[]) each;
                int uses = ((Number) row[4]).intValue();
                kept.add(new Kept(
                        (String) row[0],
                        memory,
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        uses,
                        ((Number) row[5]).doubleValue(),
                        uses < 2 ? null : (Double) Math.sqrt(((Number) row[6]).doubleValue() / (uses - 1)),
                        Columns.instant(row[7]),
                        Columns.instant(row[8])));
            }
            return kept;
        });
    }

    @Override
    public List<String> memories() {
        return Transactions.call(
                () -> entities.createNativeQuery("select distinct memory from lesson order by memory", String.class)
                        .getResultList());
    }

    @Override
    public Optional<String> forget(String id) {
        return Transactions.call(() -> ((List<?>)
                        entities.createNativeQuery("delete from lesson where id = :id returning action", String.class)
                                .setParameter("id", id)
                                .getResultList())
                .stream().map(String.class::cast).findFirst());
    }
}
