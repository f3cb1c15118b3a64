package io.agon.inference;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.internal.OpenAiClient;
import dev.langchain4j.model.openai.internal.OpenAiUtils;
import dev.langchain4j.model.openai.internal.ResponseHandle;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionChoice;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionRequest;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionResponse;
import dev.langchain4j.model.openai.internal.shared.StreamOptions;
import dev.langchain4j.model.openai.internal.shared.Usage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls addresses for replies that are watched while they are written. Uses the client below langchain4j's streaming model,
 * because only that can break a stream off: the model's handle does nothing in Quarkus.
 */
final class StreamingCaller {
    private final LowLevelClients clients = new LowLevelClients();

    /** What the client tells, in its order. */
    private sealed interface Event {
        record Part(ChatCompletionResponse chunk) implements Event {}

        record End() implements Event {}

        record Failed(Throwable failure) implements Event {}
    }

    /** What has been read of one reply. */
    private static final class Reading {
        private final ReplyWatch.Reading watch;
        private final StringBuilder text = new StringBuilder();
        private String model;
        private String fingerprint;
        private String ending;
        private Usage usage;

        Reading(ReplyWatch.Reading watch) {
            this.watch = watch;
        }

        /** Whether the model shall go on. */
        boolean read(ChatCompletionResponse chunk) {
            model = chunk.model() == null ? model : chunk.model();
            fingerprint = chunk.systemFingerprint() == null ? fingerprint : chunk.systemFingerprint();
            usage = chunk.usage() == null ? usage : chunk.usage();
            if (chunk.choices() == null || chunk.choices().isEmpty()) {
                return true;
            }
            ChatCompletionChoice choice = chunk.choices().getFirst();
            ending = choice.finishReason() == null ? ending : choice.finishReason();
            String part = choice.delta() == null ? null : choice.delta().content();
            if (part == null || part.isEmpty()) {
                return true;
            }
            text.append(part);
            return watch.goesOn(part);
        }
    }

    /** @throws EndpointFailure if there is no whole reply, unless the watch stopped it */
    ChatReply chat(
            ChatCall call,
            ChatRequest request,
            OpenAiChatRequestParameters parameters,
            EndpointSettings endpoint,
            EndpointSettings.Address address) {
        OpenAiClient client = clients.of(address, endpoint.timeout());
        ChatCompletionRequest body = OpenAiUtils.toOpenAiChatRequest(request, parameters, false, true).stream(true)
                .streamOptions(StreamOptions.builder().includeUsage(true).build())
                .build();
        long began = System.nanoTime();
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        ResponseHandle stream = client.chatCompletion(body)
                .onPartialResponse(chunk -> events.add(new Event.Part(chunk)))
                .onComplete(() -> events.add(new Event.End()))
                .onError(failure -> events.add(new Event.Failed(failure)))
                .execute();
        try {
            return read(call, events, began, endpoint.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a reply of '" + call.endpoint() + "' was read");
        } catch (TimeoutException e) {
            throw Failures.of(e, call, address.baseUrl(), endpoint.timeout());
        } catch (StreamFailure e) {
            throw Failures.of(e.getCause(), call, address.baseUrl(), endpoint.timeout());
        } finally {
            // after the end it does nothing
            stream.cancel();
        }
    }

    private static ChatReply read(ChatCall call, BlockingQueue<Event> events, long began, Duration timeout)
            throws InterruptedException, TimeoutException, StreamFailure {
        Reading reading = new Reading(call.watch().begin());
        boolean goesOn = true;
        while (goesOn) {
            long left = timeout.toNanos() - (System.nanoTime() - began);
            switch (events.poll(left, TimeUnit.NANOSECONDS)) {
                case Event.Part(ChatCompletionResponse chunk) -> goesOn = reading.read(chunk);
                case Event.Failed(Throwable failure) -> throw new StreamFailure(failure);
                case Event.End() -> {
                    if (reading.ending == null) {
                        throw new StreamFailure(
                                new java.io.EOFException("the stream ended in the middle of the reply"));
                    }
                    return reply(call, reading, false, began);
                }
                case null -> throw new TimeoutException();
            }
        }
        return reply(call, reading, true, began);
    }

    private static ChatReply reply(ChatCall call, Reading reading, boolean stopped, long began) {
        String text = reading.text.toString();
        Usage usage = reading.usage;
        boolean estimated = stopped && usage == null;
        return new ChatReply(
                text,
                "length".equals(reading.ending),
                stopped,
                Map.of(),
                reading.model == null ? call.model() : reading.model,
                estimated
                        ? tokens((long) call.system().length() + call.user().length())
                        : usage == null ? 0 : OpenAiCaller.count(usage.promptTokens()),
                usage == null || usage.promptTokensDetails() == null
                        ? 0
                        : OpenAiCaller.count(usage.promptTokensDetails().cachedTokens()),
                estimated ? tokens(text.length()) : usage == null ? 0 : OpenAiCaller.count(usage.completionTokens()),
                (System.nanoTime() - began) / 1_000_000,
                OpenAiCaller.simulated(reading.fingerprint));
    }

    private static long tokens(long characters) {
        return (characters + ChatReply.CHARACTERS_A_TOKEN - 1) / ChatReply.CHARACTERS_A_TOKEN;
    }

    /** Carries what the client failed with. */
    private static final class StreamFailure extends Exception {
        private static final long serialVersionUID = 1L;

        StreamFailure(Throwable cause) {
            super(cause);
        }
    }
}
