package io.agon.contracts;

/**
 * Asks for the planning scaffold of one book. On {@link Topics#SCAFFOLD_REQUESTS}.
 *
 * @param scaffoldId what is asked for; the same id where a request is delivered twice
 * @param title of the book
 * @param location the name of its file; books are found by {@code sha256}
 * @param sha256 of the file, in hexadecimal, which scaffold-service was given before: what is built is built from exactly this
 * @param model the model that summarises
 */
public record ScaffoldRequest(ScaffoldId scaffoldId, String title, String location, String sha256, ModelCall model) {
    public ScaffoldRequest {
        Rules.present("scaffoldId", scaffoldId);
        Rules.word("title", title);
        Rules.word("location", location);
        if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw Rules.broken("sha256", sha256, "64 hexadecimal digits, lower case");
        }
        Rules.present("model", model);
    }
}
