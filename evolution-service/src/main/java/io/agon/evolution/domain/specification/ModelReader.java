package io.agon.evolution.domain.specification;

/** Reads a model in a role. */
public final class ModelReader {
    private static final int LONGEST = 200;

    private ModelReader() {}

    /** @param otherwise what holds where the section is silent; null: the model must be named */
    public static Model read(Section section, Model otherwise) {
        if (!section.has("model") && otherwise == null) {
            section.refuse("model", null, "must be present: the service has no default model for this role");
        }
        String endpoint = section.text("endpoint", otherwise == null ? "default" : otherwise.endpoint(), LONGEST);
        String model = section.text("model", otherwise == null ? "" : otherwise.model(), LONGEST);
        Double temperature = section.number("temperature", 0, 2, "must be a number from 0 to 2");
        Double topP = section.number("top-p", 0, 1, "must be a number from 0 to 1");
        Long maxTokens = section.whole("max-tokens", 1, 1_000_000);
        Price price = section.has("price") ? price(section.section("price")) : null;
        section.refuseUnknown();
        return new Model(
                endpoint, model, temperature, topP, maxTokens == null ? null : (Integer) maxTokens.intValue(), price);
    }

    private static Price price(Section section) {
        String rule = "must be money per million tokens, 0 to 1000000";
        Double input = section.number("input", 0, 1e6, rule);
        Double cachedInput = section.number("cached-input", 0, 1e6, rule);
        Double output = section.number("output", 0, 1e6, rule);
        section.refuseUnknown();
        double full = input == null ? 0 : input;
        return new Price(full, cachedInput == null ? full : cachedInput, output == null ? 0 : output);
    }
}
