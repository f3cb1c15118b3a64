package io.agon.contracts;

/** Names of the record headers: CloudEvents in binary mode, and those of dead letters. */
public final class Headers {
    public static final String CONTENT_TYPE = "content-type";
    public static final String CE_SPEC_VERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TIME = "ce_time";
    public static final String TRACE_PARENT = "traceparent";

    /** On dead letters: an {@link ErrorCode}. */
    public static final String ERROR_CODE = "agon_error_code";
    /** On dead letters: one sentence for a person; holds no text of a candidate and no secret. */
    public static final String ERROR_DETAIL = "agon_error_detail";
    /** On dead letters: how often the work was tried. */
    public static final String ERROR_ATTEMPTS = "agon_error_attempts";

    private Headers() {}
}
