package io.agon.scaffold.domain.canon;

/**
 * A scene that says otherwise than what held before it.
 *
 * @param fact that held
 * @param quote words of the scene
 * @param explanation in a sentence
 */
public record Conflict(Fact fact, String quote, String explanation) {}
