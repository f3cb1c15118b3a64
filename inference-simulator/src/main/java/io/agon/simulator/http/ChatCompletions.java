package io.agon.simulator.http;

import io.agon.simulator.answering.Answer;
import io.agon.simulator.answering.Models;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.judging.MatchPrompt;
import io.agon.simulator.tier.Faults;
import io.agon.simulator.tier.Latency;
import io.agon.simulator.tier.PrefixCache;
import io.agon.simulator.tier.PrefixCache.Prefill;
import io.agon.simulator.tier.Slots;
import io.agon.simulator.tier.TierOptions;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Serves completions through the slots of the tier. Runs on one event loop; only texts that are long to write or to measure are
 * worked on elsewhere.
 */
final class ChatCompletions {
    private static final int INLINE = 60_000;
    private static final int MOST_CHUNKS = 40;

    private final Vertx vertx;
    private final Models models;
    private final ExecutorService writers;
    private final Slots slots;
    private final Faults faults;
    private final PrefixCache cache;
    private final Latency latency;
    private final Statistics statistics;
    private final CallLog log;
    private final SeededFaults seeded;
    private long number;

    ChatCompletions(
            Vertx vertx,
            Models models,
            TierOptions tier,
            long seed,
            ExecutorService writers,
            Slots slots,
            Statistics statistics,
            CallLog log,
            SeededFaults seeded) {
        this.vertx = vertx;
        this.models = models;
        this.writers = writers;
        this.slots = slots;
        this.faults = new Faults(tier.faults(), seed);
        this.cache = new PrefixCache(tier.cacheTokens());
        this.latency = tier.latency();
        this.statistics = statistics;
        this.log = log;
        this.seeded = seeded;
    }

    /** One request on its way. */
    private final class Call {
        private final ChatRequest request;
        private final HttpServerResponse response;
        private final Draws draws;
        private final Context context = vertx.getOrCreateContext();
        private final long arrived = System.nanoTime();
        private Slots.Waiting place;
        private long slotSince;
        private long latencyMicros;
        private boolean closed;
        private boolean left;

        Call(ChatRequest request, HttpServerResponse response, Draws draws) {
            this.request = request;
            this.response = response;
            this.draws = draws;
        }

        /** Enters the queue; what happens to the connection later frees the place. */
        void enter(boolean hangs) {
            response.exceptionHandler(failure -> leave());
            response.closeHandler(nothing -> leave());
            // started on a later turn of the event loop, so that the place is known when the slot is given back
            place = slots.take(() -> context.runOnContext(nothing -> {
                slotSince = log.now();
                if (!hangs && !closed) {
                    start();
                }
            }));
            if (place == null) {
                statistics.queueFull();
                throw ApiError.rateLimited("All slots are busy and the queue is full (simulated).");
            }
        }

        private void leave() {
            closed = true;
            if (place == null || left) {
                return;
            }
            left = true;
            slots.release(place);
            if (slotSince > 0) {
                log.ended(request.model(), slotSince, latencyMicros);
            }
        }

        private void start() {
            long began = System.nanoTime();
            Prefill prefill = cache.prefill(request.prompt());
            Optional<MatchPrompt> question = models.question(request.model(), request.messages());
            if (question.isPresent() && request.prompt().length() < INLINE) {
                serve(answer(question), prefill, began);
                return;
            }
            writers.execute(() -> {
                try {
                    Reply reply = answer(question);
                    context.runOnContext(nothing -> serve(reply, prefill, began));
                } catch (RuntimeException failure) {
                    context.runOnContext(nothing -> fail(failure));
                }
            });
        }

        private Reply answer(Optional<MatchPrompt> question) {
            Answer answer = models.answer(
                    request.model(), request.messages(), question, request.form(), request.content(), request.seed());
            if (answer instanceof Answer.Prose prose && !prose.seeded().isEmpty()) {
                seeded.add(Draws.key(request.content(), request.seed()), prose.seeded());
            }
            return Reply.of(answer, request, Draws.of(request.content(), request.seed()));
        }

        private void fail(RuntimeException failure) {
            if (!closed) {
                Responses.error(response, ApiError.serverError("The simulator failed: " + failure));
            }
            leave();
        }

        private void serve(Reply reply, Prefill prefill, long began) {
            Completion completion = new Completion(request, reply, prefill, ++number);
            Duration time = latency.of(prefill.tokens() - prefill.cached(), completion.tokens(), draws);
            statistics.completed(prefill, completion.tokens(), Duration.ofNanos(began - arrived), time);
            latencyMicros = time.toNanos() / 1_000;
            Duration left = time.minusNanos(System.nanoTime() - began);
            if (request.stream()) {
                stream(completion, left);
            } else {
                after(left, () -> {
                    Responses.json(response, 200, completion.whole());
                    leave();
                });
            }
        }

        private void stream(Completion completion, Duration time) {
            response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
            response.putHeader("Cache-Control", "no-cache");
            response.setChunked(true);
            int chunks = Math.min(MOST_CHUNKS, completion.tokens());
            Duration pause = time.dividedBy(chunks + 1L);
            after(pause, () -> {
                event(Json.text(completion.opening()));
                chunks(completion, 0, chunks, pause);
            });
        }

        private void chunks(Completion completion, int done, int chunks, Duration pause) {
            if (done == chunks) {
                event(Json.text(completion.ending()));
                if (request.streamUsage()) {
                    event(Json.text(completion.usageChunk()));
                }
                event("[DONE]");
                Responses.finish(response);
                leave();
                return;
            }
            after(pause, () -> {
                int tokens = completion.tokens();
                event(Json.text(completion.chunk(done * tokens / chunks, (done + 1) * tokens / chunks)));
                chunks(completion, done + 1, chunks, pause);
            });
        }

        private void event(String data) {
            if (!closed) {
                Responses.write(response, Buffer.buffer("data: " + data + "\n\n"));
            }
        }

        private void after(Duration time, Runnable action) {
            long millis = Math.round(time.toNanos() / 1e6);
            if (closed) {
                return;
            }
            if (millis < 1) {
                action.run();
                return;
            }
            vertx.setTimer(millis, timer -> {
                if (!closed) {
                    action.run();
                }
            });
        }
    }

    /** Serves a request: now, later or never. */
    void handle(ChatRequest request, HttpServerResponse response) {
        if (!models.serves(request.model())) {
            throw ApiError.unknownModel(request.model(), String.join(", ", models.served()));
        }
        statistics.requested(request.model());
        Faults.Attempt attempt = faults.next(Draws.key(request.content(), request.seed(), Draws.hash(request.model())));
        if (attempt.fate() != Faults.Fate.SERVED) {
            statistics.failed(attempt.fate());
        }
        switch (attempt.fate()) {
            case RATE_LIMITED -> throw ApiError.rateLimited("Rate limit reached (simulated).");
            case SERVER_ERROR -> throw ApiError.serverError("The engine failed (simulated).");
            case UNAVAILABLE -> throw ApiError.unavailable();
            case HANGS -> new Call(request, response, attempt.draws()).enter(true);
            case SERVED -> new Call(request, response, attempt.draws()).enter(false);
        }
    }
}
