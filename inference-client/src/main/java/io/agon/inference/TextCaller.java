package io.agon.inference;

import dev.langchain4j.model.openai.internal.SyncOrAsync;
import dev.langchain4j.model.openai.internal.completion.CompletionChoice;
import dev.langchain4j.model.openai.internal.completion.CompletionRequest;
import dev.langchain4j.model.openai.internal.completion.CompletionResponse;
import dev.langchain4j.model.openai.internal.completion.Logprobs;
import dev.langchain4j.model.openai.internal.embedding.Embedding;
import dev.langchain4j.model.openai.internal.embedding.EmbeddingRequest;
import dev.langchain4j.model.openai.internal.embedding.EmbeddingResponse;
import dev.langchain4j.model.openai.internal.shared.Usage;
import io.agon.contracts.ErrorCode;

import java.util.Comparator;
import java.util.List;

/** Asks addresses, once each, what texts mean and how probable they are. */
final class TextCaller {
    private final LowLevelClients clients = new LowLevelClients();

    /** @throws EndpointFailure if there is no reply */
    EmbeddingReply embed(EmbeddingCall call, EndpointSettings endpoint, EndpointSettings.Address address) {
        long began = System.nanoTime();
        EmbeddingResponse response = execute(
                clients.of(address, endpoint.timeout())
                        .embedding(EmbeddingRequest.builder()
                                .model(call.model())
                                .input(call.texts())
                                .build()),
                call,
                endpoint,
                address);
        List<float[]> vectors = response.data() == null
                ? List.of()
                : response.data().stream()
                        .sorted(Comparator.comparing(Embedding::index))
                        .map(embedding -> floats(embedding.embedding()))
                        .toList();
        if (vectors.size() != call.texts().size()
                || vectors.stream().mapToInt(v -> v.length).distinct().count() != 1) {
            throw refused(
                    call,
                    address,
                    "gave " + vectors.size() + " vectors for " + call.texts().size()
                            + " texts: must be one of the same length for each");
        }
        String model = response.model() == null ? call.model() : response.model();
        return new EmbeddingReply(
                vectors, model, prompt(response.usage()), millis(began), OpenAiCaller.simulated(model));
    }

    private static float[] floats(List<Float> values) {
        float[] vector = new float[values.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = values.get(i);
        }
        return vector;
    }

    /** @throws EndpointFailure if there is no reply, or none that tells how probable the text is */
    ScoringReply score(ScoringCall call, EndpointSettings endpoint, EndpointSettings.Address address) {
        long began = System.nanoTime();
        CompletionResponse response = execute(
                clients.of(address, endpoint.timeout())
                        .completion(CompletionRequest.builder()
                                .model(call.model())
                                .prompt(call.given() + call.text())
                                .echo(true)
                                .logprobs(1)
                                // endpoints differ in whether they take 0; what is written is passed over
                                .maxTokens(1)
                                .temperature(0.0)
                                .build()),
                call,
                endpoint,
                address);
        CompletionChoice choice =
                response.choices() == null || response.choices().isEmpty()
                        ? null
                        : response.choices().getFirst();
        Sum sum = choice == null ? Sum.NONE : Sum.of(choice.logprobs(), call);
        if (sum.tokens() == 0) {
            throw refused(call, address, "did not tell the log-probabilities of the prompt");
        }
        String model = response.model() == null ? call.model() : response.model();
        Usage usage = response.usage();
        return new ScoringReply(
                sum.logProbability(),
                sum.tokens(),
                model,
                prompt(usage),
                usage == null || usage.promptTokensDetails() == null
                        ? 0
                        : OpenAiCaller.count(usage.promptTokensDetails().cachedTokens()),
                usage == null ? 0 : OpenAiCaller.count(usage.completionTokens()),
                millis(began),
                OpenAiCaller.simulated(model));
    }

    /** Over the tokens that begin within the text. */
    private record Sum(double logProbability, int tokens) {
        static final Sum NONE = new Sum(0, 0);

        static Sum of(Logprobs told, ScoringCall call) {
            if (told == null || told.tokens() == null || told.tokenLogprobs() == null || told.textOffset() == null) {
                return NONE;
            }
            String prompt = call.given() + call.text();
            // some count the mark that they put in front of a prompt as if it were text
            String first = told.tokens().isEmpty() ? "" : told.tokens().getFirst();
            int shift = prompt.startsWith(first) ? 0 : length(first);
            int from = shift + length(call.given());
            int to = shift + length(prompt);
            double sum = 0;
            int tokens = 0;
            int size = Math.min(told.tokenLogprobs().size(), told.textOffset().size());
            for (int i = 0; i < size; i++) {
                int offset = told.textOffset().get(i);
                Double logProbability = told.tokenLogprobs().get(i);
                if (offset >= from && offset < to && logProbability != null) {
                    sum += logProbability;
                    tokens++;
                }
            }
            return new Sum(sum, tokens);
        }

        /** Endpoints count characters as Unicode does. */
        private static int length(String text) {
            return text.codePointCount(0, text.length());
        }
    }

    private static <T> T execute(
            SyncOrAsync<T> request, ModelCall call, EndpointSettings endpoint, EndpointSettings.Address address) {
        try {
            return request.execute();
        } catch (RuntimeException e) {
            throw Failures.of(e, call, address.baseUrl(), endpoint.timeout());
        }
    }

    private static EndpointFailure refused(ModelCall call, EndpointSettings.Address address, String what) {
        return new EndpointFailure(
                ErrorCode.REQUEST_REFUSED, "endpoint '" + call.endpoint() + "' at " + address.baseUrl() + " " + what);
    }

    private static long prompt(Usage usage) {
        return usage == null ? 0 : OpenAiCaller.count(usage.promptTokens());
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
