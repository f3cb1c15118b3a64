package io.agon.judge.application;

import io.agon.judge.domain.asking.Consumption;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;

import java.util.function.IntFunction;

/** Has a question answered: asks again while the reply cannot be read, a bounded number of times. */
public final class AskUntilReadable {
    private final int reAsks;

    /** @param reAsks how often a model is asked again, at least 0 */
    public AskUntilReadable(int reAsks) {
        this.reAsks = reAsks;
    }

    /**
     * The first readable reply, or the last unreadable one; consumption is that of all asks.
     *
     * @param model asks once; its argument counts the attempts, from 1
     */
    public <T> Reply<T> ask(IntFunction<Reply<T>> model) {
        Consumption before = Consumption.NONE;
        for (int attempt = 1; ; attempt++) {
            Reply<T> reply = model.apply(attempt);
            boolean again = reply.reading() instanceof Reading.Unreadable<T> unreadable
                    && unreadable.askAgain()
                    && attempt <= reAsks;
            if (!again) {
                return reply.after(before);
            }
            before = before.plus(reply.consumption());
        }
    }
}
