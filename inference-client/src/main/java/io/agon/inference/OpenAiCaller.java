package io.agon.inference;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.LogProb;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls addresses through langchain4j's OpenAI client, once each; retries are {@link Retries}'. */
final class OpenAiCaller {
    private static final String SIMULATOR = "agon-simulator";
    private static final int ALTERNATIVES = 20;

    private final Map<EndpointSettings.Address, OpenAiChatModel> clients = new ConcurrentHashMap<>();
    private final StreamingCaller streaming = new StreamingCaller();

    ChatReply chat(ChatCall call, EndpointSettings endpoint, EndpointSettings.Address address) {
        OpenAiChatRequestParameters parameters = parameters(call);
        ChatRequest request = ChatRequest.builder()
                .messages(List.of(SystemMessage.from(call.system()), UserMessage.from(call.user())))
                .parameters(parameters)
                .build();
        if (call.watch() != null) {
            return streaming.chat(call, request, parameters, endpoint, address);
        }
        OpenAiChatModel client = clients.computeIfAbsent(address, a -> client(a, endpoint.timeout()));
        long began = System.nanoTime();
        ChatResponse response;
        try {
            response = client.chat(request);
        } catch (RuntimeException e) {
            throw Failures.of(e, call, address.baseUrl(), endpoint.timeout());
        }
        return reply(call, response, (System.nanoTime() - began) / 1_000_000);
    }

    private static OpenAiChatModel client(EndpointSettings.Address address, Duration timeout) {
        return OpenAiChatModel.builder()
                .baseUrl(address.baseUrl().toString())
                .apiKey(address.apiKey().orElse("none"))
                .timeout(timeout)
                .maxRetries(0)
                .strictJsonSchema(true)
                .build();
    }

    private static OpenAiChatRequestParameters parameters(ChatCall call) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        parameters.modelName(call.model());
        parameters.seed(call.seed());
        if (call.temperature() != null) {
            parameters.temperature(call.temperature());
        }
        if (call.topP() != null) {
            parameters.topP(call.topP());
        }
        if (call.maxTokens() != null) {
            parameters.maxOutputTokens(call.maxTokens());
        }
        if (call.tokenProbabilities()) {
            parameters.logprobs(true);
            parameters.topLogprobs(ALTERNATIVES);
        }
        if (call.shape() != null) {
            parameters.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(call.shape().schema())
                    .build());
        }
        return parameters.build();
    }

    private static ChatReply reply(ChatCall call, ChatResponse response, long millis) {
        OpenAiChatResponseMetadata metadata = (OpenAiChatResponseMetadata) response.metadata();
        OpenAiTokenUsage usage = metadata.tokenUsage();
        String text = response.aiMessage().text();
        String fingerprint = metadata.systemFingerprint();
        return new ChatReply(
                text == null ? "" : text,
                metadata.finishReason() == FinishReason.LENGTH,
                false,
                firstToken(metadata.logProbs()),
                metadata.modelName() == null ? call.model() : metadata.modelName(),
                usage == null ? 0 : count(usage.inputTokenCount()),
                cached(usage),
                usage == null ? 0 : count(usage.outputTokenCount()),
                millis,
                simulated(fingerprint));
    }

    static boolean simulated(String fingerprint) {
        return fingerprint != null && fingerprint.startsWith(SIMULATOR);
    }

    private static long cached(OpenAiTokenUsage usage) {
        return usage == null || usage.inputTokensDetails() == null
                ? 0
                : count(usage.inputTokensDetails().cachedTokens());
    }

    static long count(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private static Map<String, Double> firstToken(List<LogProb> tokens) {
        Map<String, Double> probabilities = new HashMap<>();
        if (tokens != null && !tokens.isEmpty() && tokens.getFirst().topLogprobs() != null) {
            for (LogProb alternative : tokens.getFirst().topLogprobs()) {
                probabilities.merge(alternative.token(), Math.exp(alternative.logprob()), Double::sum);
            }
        }
        return probabilities;
    }
}
