package io.agon.scaffold.application.port;

/** Counts tokens as a model's tokenizer would. Thread-safe. */
public interface Tokenizer {
    /** Its name, such as {@code o200k_base}. */
    String name();

    /** Tokens of a text; nothing in it is taken for a special token. */
    int count(String text);
}
