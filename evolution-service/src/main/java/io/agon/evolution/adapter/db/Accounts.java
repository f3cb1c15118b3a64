package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Consumption;
import jakarta.persistence.EntityManager;

import java.util.List;

/** Rows of {@code account}: added to in place, so that no row need be read to be changed. */
final class Accounts {
    private Accounts() {}

    static List<Account> of(EntityManager entities, String runId) {
        List<?> rows = entities.createNativeQuery("""
                        select role, model, endpoint, generation, calls, prompt_tokens, cached_tokens,
                               completion_tokens, millis
                        from account where run_id = :run order by generation, role, model, endpoint
                        """, Object[].class)
                .setParameter("run", runId)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Account(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        new Consumption(
                                ((Number) row[4]).longValue(),
                                ((Number) row[5]).longValue(),
                                ((Number) row[6]).longValue(),
                                ((Number) row[7]).longValue(),
                                ((Number) row[8]).longValue())))
                .toList();
    }

    static void add(EntityManager entities, String runId, List<Account> accounts) {
        for (Account account : accounts) {
            Consumption more = account.consumption();
            int changed = entities.createNativeQuery("""
                            insert into account (run_id, role, model, endpoint, generation, calls, prompt_tokens,
                                                 cached_tokens, completion_tokens, millis)
                            values (:run, :role, :model, :endpoint, :generation, :calls, :prompt, :cached,
                                    :completion, :millis)
                            on conflict (run_id, role, model, endpoint, generation) do update set
                                calls = account.calls + excluded.calls,
                                prompt_tokens = account.prompt_tokens + excluded.prompt_tokens,
                                cached_tokens = account.cached_tokens + excluded.cached_tokens,
                                completion_tokens = account.completion_tokens + excluded.completion_tokens,
                                millis = account.millis + excluded.millis
                            """)
                    .setParameter("run", runId)
                    .setParameter("role", account.role())
                    .setParameter("model", account.model())
                    .setParameter("endpoint", account.endpoint())
                    .setParameter("generation", account.generation())
                    .setParameter("calls", more.calls())
                    .setParameter("prompt", more.promptTokens())
                    .setParameter("cached", more.cachedTokens())
                    .setParameter("completion", more.completionTokens())
                    .setParameter("millis", more.millis())
                    .executeUpdate();
            if (changed != 1) {
                throw new IllegalStateException("account row not written, rows=" + changed);
            }
        }
    }
}
