package io.agon.manuscript.text;

/**
 * A book cannot be read. The message names what is wrong, what it is, and the rule that it breaks; it needs no other
 * context than the name of the file.
 */
public final class UnreadableBook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field what is wrong: {@code size}, {@code byte 1234}, {@code META-INF/container.xml} …
     * @param value what it is, shortened where it is long
     * @param rule what it must be
     */
    public UnreadableBook(String field, String value, String rule) {
        this(field, value, rule, null);
    }

    public UnreadableBook(String field, String value, String rule, Throwable cause) {
        super(field + " is " + value + ": " + rule, cause);
        this.field = field;
    }

    /** What is wrong. */
    public String field() {
        return field;
    }
}
