package io.agon.simulator.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChatRequestTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "18446744073709551617", "1.5", "\"12\"", "true"})
    void refusesTokenLimitsThatAreNoPositiveInteger(String value) {
        assertThatThrownBy(() -> ChatRequest.read(new ObjectMapper()
                        .readTree("{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"x\"}],"
                                + " \"max_tokens\": " + value + "}")))
                .isInstanceOf(ApiError.class)
                .hasMessage("max_tokens is " + value + ": must be an integer from 1 to 2147483647.");
    }
}
