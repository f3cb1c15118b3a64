package io.agon.local.endpoint;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.display.Printable;

import java.util.List;

/**
 * The models of the two roles.
 *
 * @param writer drafts the candidates
 * @param judge compares them
 */
public record ModelChoice(String writer, String judge) {
    private static final int SHOWN = 20;

    /** One model for both where no judge is named. */
    public static ModelChoice of(String model, String judgeModel) {
        return new ModelChoice(model, judgeModel == null ? model : judgeModel);
    }

    /**
     * What to do where no model is named: an endpoint that serves exactly one leaves no doubt.
     *
     * @param judgeModel what was named for the judge, or null
     */
    public static ModelChoice from(Endpoint endpoint, ModelCatalogue.Reply reply, String judgeModel) {
        String where = Printable.line(endpoint.baseUrl().toString());
        return switch (reply) {
            case ModelCatalogue.Reply.Models(List<String> names)
            when names.size() == 1 -> of(names.getFirst(), judgeModel);
            case ModelCatalogue.Reply.Models(List<String> names)
            when names.isEmpty() ->
                throw new CommandFailure(
                        ExitCode.ENDPOINT, where + " serves no model at the moment: load one there, then try again");
            case ModelCatalogue.Reply.Models(List<String> names) ->
                throw new CommandFailure(
                        ExitCode.USAGE,
                        where + " serves " + names.size() + " models: choose with --model NAME among\n"
                                + listed(names));
            case ModelCatalogue.Reply.Answered(int status)
            when status == 401 || status == 403 ->
                throw new CommandFailure(ExitCode.ENDPOINT, keyRefused(where, endpoint.keyVariable()));
            case ModelCatalogue.Reply.Answered(int status) ->
                throw new CommandFailure(
                        ExitCode.USAGE,
                        where + "/models answered " + status
                                + " and no list of models: name the model with --model NAME");
            case ModelCatalogue.Reply.Silent(String why) ->
                throw new CommandFailure(
                        ExitCode.ENDPOINT,
                        where + " does not answer (" + Printable.line(why)
                                + "): check the address and that the server runs; nothing was started");
        };
    }

    /** What to say when an endpoint refuses the key. */
    public static String keyRefused(String where, String keyVariable) {
        return keyVariable == null
                ? where + " wants a key: put it into an environment variable and name that with --api-key-env VAR"
                : where + " refused the key: it was looked for in the environment variable " + keyVariable
                        + "; set it, or name another with --api-key-env VAR";
    }

    /** Names as an indented list, cut where it gets long. */
    public static String listed(List<String> names) {
        StringBuilder text = new StringBuilder();
        names.stream()
                .limit(SHOWN)
                .forEach(name -> text.append("  ").append(Printable.line(name)).append('\n'));
        if (names.size() > SHOWN) {
            text.append("  and ").append(names.size() - SHOWN).append(" more\n");
        }
        return text.toString().stripTrailing();
    }
}
