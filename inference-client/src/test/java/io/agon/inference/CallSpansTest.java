package io.agon.inference;

import io.agon.contracts.ErrorCode;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallSpansTest {
    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final CallSpans spans = new CallSpans(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build());
    private final ModelCall call = new EmbeddingCall("embedder", "default", "e5", List.of("the secret text"));

    @Test
    void tellWhatACallTookAndNoText() {
        var unused = spans.within(call, () -> new EmbeddingReply(List.of(new float[] {1}), "e5-served", 7, 3, true));

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("embeddings e5");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("gen_ai.response.model")))
                .isEqualTo("e5-served");
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(7);
        assertThat(span.getAttributes().get(AttributeKey.booleanKey("agon.simulated")))
                .isTrue();
        assertThat(span.toString()).doesNotContain("secret");
    }

    @Test
    void tellWhyThereIsNoReply() {
        assertThatThrownBy(() -> spans.within(call, () -> {
                    throw new EndpointFailure(ErrorCode.UNKNOWN_ENDPOINT, "not configured").after(3);
                }))
                .isInstanceOf(EndpointFailure.class);

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo(ErrorCode.UNKNOWN_ENDPOINT.code());
        assertThat(span.getAttributes().get(AttributeKey.longKey("agon.attempts")))
                .isEqualTo(3);
    }
}
