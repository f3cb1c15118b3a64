package io.agon.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import java.io.IOException;

/** The JSON form of messages. Thread-safe. */
public final class Wire {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Wire() {}

    /** The message as UTF-8 JSON; absent fields are left out. */
    public static byte[] encode(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new InvalidMessage("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads a message; fields that this version does not know are ignored.
     *
     * @throws InvalidMessage if it is not JSON or breaks its contract
     */
    public static <T> T decode(byte[] json, Class<T> type) {
        if (json == null) {
            throw new InvalidMessage("the record has no value: a " + type.getSimpleName() + " was expected");
        }
        try {
            T message = JSON.readValue(json, type);
            if (message == null) {
                throw new InvalidMessage("is null: a " + type.getSimpleName() + " was expected");
            }
            return message;
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof InvalidMessage broken) {
                throw broken;
            }
            throw new InvalidMessage(e.getPathReference() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidMessage("is not JSON: " + e.getMessage(), e);
        }
    }
}
