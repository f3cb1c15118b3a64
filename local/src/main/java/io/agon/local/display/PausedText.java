package io.agon.local.display;

import io.agon.contracts.ErrorCode;
import io.agon.local.api.RunView;

import java.util.List;
import java.util.Optional;

/** Why a run is paused and how it goes on, for people. */
public final class PausedText {
    private PausedText() {}

    /**
     * What may help the reader.
     *
     * @param endpoint address of the endpoint, as shown
     * @param keyVariable where the key was looked for, or null
     * @param models what the endpoint serves, empty where it is not known
     * @param resume the command to go on with
     */
    public record Context(String endpoint, String keyVariable, List<String> models, String resume) {}

    /** Of a run. */
    public static String message(RunView run, Context context) {
        return message("Run", run.id(), run.reason(), context);
    }

    /**
     * A message of some lines that ends with the command to go on with.
     *
     * @param noun what is paused, such as {@code Run}
     * @param reason null where a person paused it
     */
    public static String message(String noun, String id, RunView.Reason reason, Context context) {
        RunView.Reason known = reason == null ? new RunView.Reason("requested", "") : reason;
        String detail =
                known.detail() == null || known.detail().isBlank() ? "" : "\n  " + Printable.line(known.detail(), 400);
        return noun + " " + Printable.line(id) + " is paused: " + cause(known, context) + detail
                + "\nNothing is lost: go on with   " + context.resume();
    }

    private static String cause(RunView.Reason reason, Context context) {
        String endpoint = Printable.line(context.endpoint());
        Optional<ErrorCode> code = ErrorCode.of(reason.code());
        if (code.isEmpty()) {
            return switch (reason.code()) {
                case "judge-unreadable" ->
                    "the judge model never gave a verdict that can be read. Go on with a model that"
                            + " follows instructions (--judge-model NAME)";
                case "writer-unusable" ->
                    "no draft kept to the constraints. Go on with another model (--model NAME), or begin a run with"
                            + " other constraints";
                case "too-few-candidates" ->
                    "too few drafts kept to the constraints to breed from. Go on with another model (--model NAME), or"
                            + " begin a run with other constraints";
                case "requested", "paused" -> "somebody paused it";
                case "edited" -> "somebody changed a part of it; what depends on that is made anew";
                case "budget-spent" -> "its budget of tokens (--most-tokens) is spent";
                case "answers-invalid" ->
                    "the model's answers broke the rules of a plan, also after two repairs. Take a model that follows"
                            + " instructions, or go on and try again";
                default -> Printable.line(reason.code());
            };
        }
        return switch (code.get()) {
            case ENDPOINT_UNREACHABLE -> endpoint + " does not answer. Check the address and that the server runs";
            case ENDPOINT_OVERLOADED ->
                endpoint + " kept refusing for load (429 or 5xx). Wait, or allow it fewer calls";
            case ENDPOINT_TIMEOUT -> endpoint + " was too slow to answer in time";
            case ENDPOINT_UNAUTHORISED ->
                endpoint + " refused the key (401 or 403). "
                        + (context.keyVariable() == null
                                ? "None was sent: name the variable that holds it with --api-key-env VAR"
                                : "It was looked for in the environment variable " + context.keyVariable());
            case MODEL_UNKNOWN ->
                endpoint + " does not know the model (404). Go on with another one (--model NAME, --judge-model NAME)."
                        + (context.models().isEmpty()
                                ? " Ask it for its models with   ./agon doctor --endpoint " + endpoint
                                : " It serves: "
                                        + String.join(
                                                ", ",
                                                context.models().stream()
                                                        .limit(20)
                                                        .map(Printable::line)
                                                        .toList()));
            case CONTEXT_EXCEEDED ->
                "the requests do not fit the model's context window. Take a model with a longer one";
            case REQUEST_REFUSED -> endpoint + " refused the request";
            case MODEL_UNUSABLE -> "the model's replies could not be used, whatever was asked. Take another model";
            case UNKNOWN_ENDPOINT -> "the specification names an endpoint that is not configured";
            case UNSUPPORTED -> "the specification asks for something that this version cannot do";
            case INVALID_MESSAGE, INTERNAL -> "a fault in Agon (" + code.get().code() + "); the logs tell more";
        };
    }
}
