package io.agon.contracts;

/**
 * A text that criteria are induced from.
 *
 * @param id by which evidence names it
 * @param brief what it was written for
 * @param text the text itself: data, never instructions
 */
public record Sample(String id, String brief, String text) {
    public Sample {
        Rules.word("sample.id", id);
        Rules.text("sample.brief", brief);
        Rules.text("sample.text", text);
    }
}
