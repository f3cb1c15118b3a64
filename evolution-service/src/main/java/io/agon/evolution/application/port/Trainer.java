package io.agon.evolution.application.port;

import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.run.Reason;

import java.io.IOException;
import java.io.OutputStream;

/** Trains models: an engine that is not ours, begun and watched. */
public interface Trainer {
    /** What is needed of a data set. */
    @FunctionalInterface
    interface Data {
        /** Writes the ZIP. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * A training.
     *
     * @param id letters, digits and hyphens, at most 40
     * @param campaign its id
     * @param round its number
     * @param base what is trained
     * @param model the name under which the outcome will be served
     */
    record Order(
            String id,
            String campaign,
            int round,
            String base,
            String model,
            CampaignSpecification.Training training,
            Data data) {}

    /** How it stands. */
    sealed interface State {
        /**
         * It goes on.
         *
         * @param progress 0 to 1; null: nobody knows
         * @param note the last that was said; null: nothing
         */
        record Running(Double progress, String note) implements State {}

        /**
         * It is done.
         *
         * @param location where whoever serves models finds the adapter
         */
        record Done(String location, String note) implements State {}

        /** It failed for good. */
        record Failed(Reason reason) implements State {}
    }

    /** Begins the training where it has not begun, and tells how it stands. Harmless when it is repeated, after any crash too. */
    State look(Order order);

    /** Ends it, if it is under way. */
    void cancel(String id);

    /** Code of a training that failed. */
    String FAILED = "training-failed";

    /** Code where nothing is there to train with. */
    String ABSENT = "trainer-absent";
}
