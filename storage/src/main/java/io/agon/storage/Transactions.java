package io.agon.storage;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;

import java.sql.SQLException;
import java.util.concurrent.Callable;

/** Runs work in a transaction of its own and tells apart a store that cannot be reached from a fault. */
public final class Transactions {
    private static final int TIMEOUT_SECONDS = 120;

    private Transactions() {}

    /**
     * Calls.
     *
     * @throws StoreUnavailable if the store cannot be used now; nothing is changed then
     */
    public static <T> T call(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
                Origins.note(Panache.getEntityManager());
                return work.call();
            });
        } catch (PersistenceException | QuarkusTransactionException e) {
            if (passing(e)) {
                throw new StoreUnavailable("the database cannot be used now: " + rootMessage(e), e);
            }
            throw e;
        }
    }

    /**
     * Whether trying again may help: no connection (class 08, or none of a class, as the pool reports it), resources
     * (53), operator intervention (57), transaction rollback such as a deadlock (40), or a rollback while committing.
     */
    private static boolean passing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null
                        || state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57");
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RollbackException) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
