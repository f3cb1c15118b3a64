package io.agon.evolution.domain.run;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Ids derived from what they name, so that the same thing done twice has the same id. */
public final class Identifiers {
    private static final int DIGITS = 24;

    private Identifiers() {}

    /**
     * A candidate's id. The attempt is part of it: a late copy of an earlier attempt's result then names a candidate that
     * is no longer waited for, and cannot be taken for the result of the present attempt.
     */
    public static String candidate(String runId, int ordinal, int attempt) {
        return "c-" + digest("candidate", runId, ordinal, attempt);
    }

    /** A match's id; the number tells apart matches of the same pair in the same round. */
    public static String match(String runId, int generation, int round, int first, int second, int number) {
        return "m-" + digest("match", runId, generation, round, first, second, number);
    }

    /**
     * An id of what these parts name together, none of which can be taken for a piece of its neighbour.
     *
     * @param prefix a letter and a hyphen
     */
    public static String of(String prefix, List<?> parts) {
        List<Object> measured = new ArrayList<>();
        for (Object part : parts) {
            String written = String.valueOf(part);
            measured.add(written.length());
            measured.add(written);
        }
        return prefix + digest(measured.toArray());
    }

    private static String digest(Object... parts) {
        StringBuilder named = new StringBuilder();
        for (Object part : parts) {
            named.append(part).append('\n');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(named.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
