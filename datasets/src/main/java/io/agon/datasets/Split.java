package io.agon.datasets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Divides what hangs together, such as the pieces of a book, between training and validation: each key is in one of them as a whole, and
 * keys are drawn in an order that follows from them and the seed.
 */
public final class Split {
    private Split() {}

    /**
     * The keys of the validation set.
     *
     * @param keys what tells them apart, such as checksums
     * @param share of validation, 0 to 1 (not 1); where it is above 0 and there are two keys, each set has at least one
     */
    public static Set<String> validation(Collection<String> keys, double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("validationShare is " + share + ": must be at least 0 and less than 1");
        }
        List<String> different = keys.stream()
                .distinct()
                .sorted(Comparator.comparing(key -> hash(key, seed)))
                .toList();
        int count = (int) Math.round(share * different.size());
        if (share > 0 && different.size() > 1) {
            count = Math.clamp(count, 1, different.size() - 1);
        }
        return new HashSet<>(different.subList(0, Math.min(count, different.size())));
    }

    private static String hash(String key, long seed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((seed + "/" + key).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
