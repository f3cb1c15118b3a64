package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.Ballots;
import io.agon.evolution.domain.voting.Ballot;
import io.agon.evolution.domain.voting.VoteReport.Cast;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ballots in PostgreSQL. A vote, once there, stays. */
public final class DatabaseBallots implements Ballots {
    private static final String BALLOT =
            "select id, voter, number, left_ordinal, right_ordinal, choice from ballot where ";

    private final EntityManager entities;

    public DatabaseBallots(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(String runId, List<Ballot> ballots) {
        int unused = Transactions.call(() -> {
            for (Ballot ballot : ballots) {
                int unusedCount = entities.createNativeQuery("""
                                insert into ballot (id, run_id, voter, number, left_ordinal, right_ordinal)
                                values (:id, :run, :voter, :number, :left, :right) on conflict do nothing
                                """)
                        .setParameter("id", ballot.id())
                        .setParameter("run", runId)
                        .setParameter("voter", ballot.voter())
                        .setParameter("number", ballot.number())
                        .setParameter("left", ballot.left())
                        .setParameter("right", ballot.right())
                        .executeUpdate();
            }
            return 0;
        });
    }

    @Override
    public List<Cast> of(String runId) {
        return Transactions.call(() ->
                cast(entities.createNativeQuery(BALLOT + "run_id = :run order by voter, number, id", Object[].class)
                        .setParameter("run", runId)
                        .getResultList()));
    }

    @Override
    public Map<String, Cast> find(Collection<String> ids) {
        return Transactions.call(() -> {
            Map<String, Cast> found = new HashMap<>();
            cast(entities.createNativeQuery(BALLOT + "id = any(:ids)", Object[].class)
                            .setParameter("ids", ids.toArray(String[]::new))
                            .getResultList())
                    .forEach(cast -> found.put(cast.ballot().id(), cast));
            return found;
        });
    }

    private static List<Cast> cast(List<?> rows) {
        List<Cast> all = new ArrayList<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            all.add(new Cast(
                    new Ballot(
                            (String) row[0],
                            (String) row[1],
                            ((Number) row[2]).intValue(),
                            ((Number) row[3]).intValue(),
                            ((Number) row[4]).intValue()),
                    row[5] == null ? null : Ballot.Choice.valueOf((String) row[5])));
        }
        return all;
    }

    @Override
    public boolean vote(Map<String, Ballot.Choice> votes, Instant now) {
        try {
            return Transactions.call(() -> {
                votes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(vote -> {
                    int voted = entities.createNativeQuery("""
                                    update ballot set choice = :choice, voted_at = coalesce(voted_at, :now)
                                    where id = :id and (choice is null or choice = :choice)
                                    """)
                            .setParameter("choice", vote.getValue().name())
                            .setParameter("now", now)
                            .setParameter("id", vote.getKey())
                            .executeUpdate();
                    if (voted == 0) {
                        throw new VotedOtherwise();
                    }
                });
                return true;
            });
        } catch (VotedOtherwise e) {
            return false;
        }
    }

    /** Rolls back what was recorded before. */
    private static final class VotedOtherwise extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
