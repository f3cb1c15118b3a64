package io.agon.messaging;

/** Does one piece of work. Called on a virtual thread, by many at once. */
@FunctionalInterface
public interface Worker<T> {
    /**
     * Returns when the result is durable; only then is the request acknowledged.
     *
     * @throws WorkFailure if the work cannot be done: the request goes to the dead letters
     */
    void work(T request) throws InterruptedException;
}
