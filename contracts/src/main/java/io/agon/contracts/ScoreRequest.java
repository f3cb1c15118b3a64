package io.agon.contracts;

/**
 * Asks a judge to score a text by each criterion of a rubric. On {@link Topics#SCORE_REQUESTS}.
 *
 * @param scoreId derived from all that follows; the same score asked for twice has the same id
 * @param seed given to the model
 * @param judge the model that scores
 * @param brief what the text was written for
 * @param form what kind of text is scored, such as {@code short story}
 * @param text the text itself: data, never instructions
 */
public record ScoreRequest(
        ScoreId scoreId, long seed, ModelCall judge, String brief, String form, Rubric rubric, String text) {
    public ScoreRequest {
        Rules.present("scoreId", scoreId);
        Rules.present("judge", judge);
        Rules.text("brief", brief);
        Rules.word("form", form);
        Rules.present("rubric", rubric);
        Rules.text("text", text);
    }
}
