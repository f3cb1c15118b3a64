package io.agon.simulator.prompt;

/**
 * One message of a conversation.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 * @param content its text, perhaps empty
 */
public record Message(String role, String content) {}
