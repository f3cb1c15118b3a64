package io.agon.contracts;

import java.util.Arrays;
import java.util.Optional;

/** Why something failed: dead-letter header, metric tag and HTTP problem type in one. Codes are never renamed. */
public enum ErrorCode {
    /** The message does not keep to its contract. */
    INVALID_MESSAGE("invalid-message"),
    /** The message names an endpoint that the worker's configuration does not have. */
    UNKNOWN_ENDPOINT("unknown-endpoint"),
    /** The endpoint could not be reached within the retry budget. */
    ENDPOINT_UNREACHABLE("endpoint-unreachable"),
    /** The endpoint kept answering 429 or 5xx until the retry budget was spent. */
    ENDPOINT_OVERLOADED("endpoint-overloaded"),
    /** The endpoint did not answer within the deadline, retries included. */
    ENDPOINT_TIMEOUT("endpoint-timeout"),
    /** The endpoint refused the key (401 or 403). */
    ENDPOINT_UNAUTHORISED("endpoint-unauthorised"),
    /** The endpoint does not know the model (404). */
    MODEL_UNKNOWN("model-unknown"),
    /** The endpoint refused the request for another reason (400, 413, 422 …). */
    REQUEST_REFUSED("request-refused"),
    /** The request does not fit the model's context window. */
    CONTEXT_EXCEEDED("context-exceeded"),
    /** The model's replies could not be used, whatever was asked. */
    MODEL_UNUSABLE("model-unusable"),
    /** The request asks for something that this version of the service cannot do. */
    UNSUPPORTED("unsupported"),
    /** A fault of ours. */
    INTERNAL("internal");

    private final String code;

    ErrorCode(String code) {
        this.code = code;
    }

    /** The code as it stands in headers, tags and problem types. */
    public String code() {
        return code;
    }

    /** The constant with this code, or nothing for a code of a later version. */
    public static Optional<ErrorCode> of(String code) {
        return Arrays.stream(values()).filter(e -> e.code.equals(code)).findFirst();
    }
}
