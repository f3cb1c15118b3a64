package io.agon.local.mesh;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** One process of the mesh: how it is started, again and again on the same port. */
interface Part {
    String name();

    int port();

    /** Where it tells its health and its metrics, if it does. */
    default OptionalInt management() {
        return OptionalInt.empty();
    }

    /** Starts it; may return before or after it is ready. */
    Running start() throws PartFailure;

    /** A started process. */
    interface Running {
        MeshState.Identity identity();

        /** Asked again and again until it says yes. */
        boolean ready();

        /** Completes when the process has ended. */
        CompletableFuture<?> ended();

        /** Why it may have ended, for people: the last lines of its log. */
        String lastWords();

        /** Ends it, by force when it takes longer than this. Does nothing if it has ended. */
        void stop(Duration patience);
    }
}
