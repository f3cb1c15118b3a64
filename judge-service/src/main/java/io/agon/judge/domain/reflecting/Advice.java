package io.agon.judge.domain.reflecting;

/**
 * What to do about a weakness.
 *
 * @param cause why the text is weak
 * @param instruction to a writer
 */
public record Advice(String cause, String instruction) {}
