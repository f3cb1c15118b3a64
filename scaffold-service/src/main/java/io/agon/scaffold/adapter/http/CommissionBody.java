package io.agon.scaffold.adapter.http;

import io.agon.http.Problem;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.WritingTask.Brief;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.Model;

import java.util.Locale;
import java.util.Set;

/** What asks for a book: {@code prompt}, and, if wished, the other fields below. */
final class CommissionBody {
    private static final Set<String> FIELDS = Set.of(
            "prompt",
            "chapters",
            "words",
            "author",
            "language",
            "endpoint",
            "model",
            "temperature",
            "writerEndpoint",
            "writerModel",
            "writerTemperature",
            "drafts",
            "revisions",
            "judgeEndpoint",
            "judgeModel",
            "contextTokens",
            "seed",
            "mostTokens");
    private static final int LONGEST_PROMPT = 20_000;
    private static final int USUAL_CHAPTERS = 12;
    private static final int USUAL_CHAPTER = 1_500;

    private CommissionBody() {}

    /**
     * Reads.
     *
     * @param contests whether drafts can be judged against each other
     * @throws Problem.Raised if it cannot be read or breaks a rule
     */
    static BookSpecification read(String text, Defaults defaults, boolean contests) {
        JsonBody body = JsonBody.read(text, FIELDS);
        String prompt = body.text("prompt", "", LONGEST_PROMPT);
        body.check(!prompt.isBlank(), "prompt", "must tell what book is wished for");
        int chapters = (int) body.number("chapters", USUAL_CHAPTERS, 1, BookSpecification.MOST_CHAPTERS);
        int words = (int) body.number(
                "words",
                (long) chapters * USUAL_CHAPTER,
                (long) chapters * BookSpecification.LEAST_CHAPTER,
                (long) chapters * BookSpecification.MOST_CHAPTER);
        String author = body.word("author", null);
        String language = body.word("language", "en");
        body.check(
                !Locale.forLanguageTag(language).getLanguage().isEmpty(),
                "language",
                "must be the tag of a language, such as en or pt-BR");
        Model planner = model(body, "scaffold", "endpoint", "model", "temperature", defaults.scaffold());
        Defaults.Usual otherwise = new Defaults.Usual(planner.endpoint(), planner.model(), 0);
        Model writer = model(
                body,
                "writer",
                "writerEndpoint",
                "writerModel",
                "writerTemperature",
                defaults.writer().orElse(otherwise));
        int drafts = (int) body.number("drafts", 1, 1, BookSpecification.MOST_DRAFTS);
        body.check(
                drafts == 1 || contests,
                "drafts",
                "must be 1, for no evolution-service is configured to judge them (agon.evolution.url)");
        int revisions = (int) body.number("revisions", 0, 0, BookSpecification.MOST_REVISIONS);
        body.check(revisions == 0 || drafts > 1, "revisions", "must be 0 where drafts is 1: nobody judges them");
        Model judge = drafts == 1
                ? null
                : model(
                        body,
                        "judge",
                        "judgeEndpoint",
                        "judgeModel",
                        null,
                        defaults.judge().orElse(otherwise));
        int context = (int) body.number(
                "contextTokens", defaults.scaffold().contextTokens(), BeginBody.LEAST_CONTEXT, BeginBody.MOST_CONTEXT);
        long seed = body.number("seed", 0, 0, Long.MAX_VALUE);
        long mostTokens = body.number("mostTokens", 0, 0, Long.MAX_VALUE);
        body.refuseIfBroken("commission-invalid");
        return new BookSpecification(
                new Brief(prompt, language, chapters, words),
                author == null || author.isBlank() ? null : author,
                planner,
                writer,
                drafts,
                revisions,
                judge,
                Bounds.of(context),
                seed,
                mostTokens);
    }

    /**
     * A model.
     *
     * @param endpoint the field that names its endpoint
     * @param model the field that names it
     * @param temperature the field, or null where it cannot be wished for
     */
    static Model model(
            JsonBody body, String role, String endpoint, String model, String temperature, Defaults.Usual usual) {
        String name = body.word(model, usual.model());
        body.check(!name.isBlank(), model, "must name a model, for none is configured");
        return new Model(
                role,
                body.word(endpoint, usual.endpoint()),
                name,
                temperature == null ? null : body.temperature(temperature));
    }
}
