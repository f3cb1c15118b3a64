package io.agon.evolution;

import io.agon.contracts.ReflectionDone;
import io.agon.contracts.ReflectionKind;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Advises to climb, and where that was tried to fall. */
final class ScriptedAdviser implements AutoCloseable {
    static final String CLIMB = "Climb a level.";
    static final String FALL = "Fall a level.";

    final AtomicInteger advised = new AtomicInteger();
    final AtomicInteger embedded = new AtomicInteger();
    final ScriptedQueue<ReflectionRequest, ReflectionDone> queue;

    /** @param marker part of the briefs that are served; embeddings, which have none, are served by all */
    ScriptedAdviser(String marker) {
        queue = new ScriptedQueue<>(
                        Topics.REFLECTION_REQUESTS,
                        Topics.REFLECTION_DONE,
                        request -> request.brief() == null || request.brief().contains(marker),
                        request -> request.reflectionId().value(),
                        this::reflect)
                .start();
    }

    private ReflectionDone reflect(ReflectionRequest request) {
        boolean advice = request.kind() == ReflectionKind.ADVICE;
        (advice ? advised : embedded).incrementAndGet();
        return new ReflectionDone(
                request.reflectionId(),
                request.kind(),
                request.reflector().role(),
                "m-1",
                advice ? "It stands too low." : null,
                advice ? request.tried().contains(CLIMB) ? FALL : CLIMB : null,
                advice ? List.of() : List.of(request.weakness().startsWith("dialogue") ? 3f : -4f, 4f),
                null,
                advice ? "reply" : null,
                advice ? "reflection@1" : null,
                advice ? "hash" : null,
                new Usage(1, 300, 0, 100, 5),
                true);
    }

    @Override
    public void close() throws InterruptedException {
        queue.close();
    }
}
