package io.agon.simulator.novel;

/**
 * A fault that an answer has on purpose.
 *
 * @param kind {@code contradiction} or {@code loop}
 * @param detail of a contradiction the sentence, of a loop where it begins
 * @param place chapter and scene as the prompt names them
 */
public record SeededFault(String kind, String detail, String place) {}
