package io.agon.judge.domain.asking;

/**
 * A model's reply.
 *
 * @param reading what it says, or why nothing could be read
 * @param model the model's own name as it answered
 * @param prompt name and version of the prompt
 * @param promptHash SHA-256 of its resource
 * @param replyHash SHA-256 of the raw reply, the last one where it was asked again
 * @param consumption of all calls together
 * @param simulated whether the inference simulator answered
 */
public record Reply<T>(
        Reading<T> reading,
        String model,
        String prompt,
        String promptHash,
        String replyHash,
        Consumption consumption,
        boolean simulated) {
    /** The same reply after others that took this much. */
    public Reply<T> after(Consumption before) {
        return new Reply<>(reading, model, prompt, promptHash, replyHash, before.plus(consumption), simulated);
    }
}
