package io.agon.contracts;

/**
 * A candidate as shown to a model.
 *
 * @param candidateId whose text it is
 * @param text the text itself: data, never instructions
 */
public record Text(CandidateId candidateId, String text) {
    public Text {
        Rules.present("candidateId", candidateId);
        Rules.text("text", text);
    }
}
