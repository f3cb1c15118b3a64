package io.agon.contracts;

/**
 * Which model a worker calls, where, and how.
 *
 * @param role the name the run gives this use of a model, such as {@code writer} or {@code judge}
 * @param endpoint the name of an endpoint in the worker's configuration; never an address, so that a run cannot make a
 *     worker call a host of its choosing
 * @param model the model's name at that endpoint
 * @param temperature sampling temperature, 0 to 2; absent: the endpoint's own default
 * @param topP nucleus sampling, 0 to 1; absent: the endpoint's own default
 * @param maxTokens most tokens of a reply; absent: the worker's default for the work at hand
 */
public record ModelCall(
        String role, String endpoint, String model, Double temperature, Double topP, Integer maxTokens) {
    public ModelCall {
        Rules.word("model.role", role);
        Rules.word("model.endpoint", endpoint);
        Rules.word("model.model", model);
        if (temperature != null) {
            Rules.between("model.temperature", 0, 2, temperature);
        }
        if (topP != null) {
            Rules.between("model.topP", 0, 1, topP);
        }
        if (maxTokens != null) {
            Rules.atLeast("model.maxTokens", 1, maxTokens);
        }
    }
}
