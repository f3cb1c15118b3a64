package io.agon.evolution.application.port;

import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.campaign.Round;
import io.agon.evolution.domain.run.Reason;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where campaigns are kept. Each method is one transaction. */
public interface Campaigns {
    /** How far it is. */
    enum Status {
        ACTIVE,
        COMPLETED,
        /** It ended itself before its last round. */
        STOPPED,
        /** It cannot go on; it can be told to try again. */
        FAILED,
        CANCELLED
    }

    /**
     * A campaign.
     *
     * @param revision grows with every change of its rounds
     * @param reason why it stopped or failed, or null
     * @param rounds those that have begun
     */
    record Campaign(
            String id,
            long revision,
            Status status,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            CampaignSpecification specification,
            List<Round> rounds) {
        public Campaign {
            rounds = List.copyOf(rounds);
        }

        /** The same with other rounds. */
        public Campaign with(List<Round> others) {
            return new Campaign(id, revision, status, createdAt, endedAt, reason, specification, others);
        }

        /** The one at hand. */
        public Round round() {
            return rounds.getLast();
        }
    }

    /** @return whether there was none of this id */
    boolean create(String id, CampaignSpecification specification, Round first, Instant now);

    Optional<Campaign> find(String id);

    /** The newest first. */
    List<Campaign> newest(int limit);

    /** Those that are not over. */
    List<String> active();

    /**
     * Keeps its rounds, if nobody did so since it was read and it is under way.
     *
     * @return whether they are kept
     */
    boolean keep(Campaign read, List<Round> rounds);

    /** It is done. */
    void complete(String id, Instant now);

    /** It ends itself. */
    void stop(String id, Reason reason, Instant now);

    /** It cannot go on. */
    void fail(String id, Reason reason);

    /**
     * Steers; a reason is forgotten.
     *
     * @return whether it was in one of these statuses
     */
    boolean change(String id, Set<Status> from, Status to, Instant endedAt);
}
