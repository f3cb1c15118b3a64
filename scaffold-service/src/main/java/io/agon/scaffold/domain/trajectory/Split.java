package io.agon.scaffold.domain.trajectory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Divides books between training and validation: a book is in one of them as a whole, and follows from its text and the seed. */
public final class Split {
    private Split() {}

    /**
     * The books of the validation set.
     *
     * @param books checksums of their bodies
     * @param share of validation, 0 to 1 (not 1); where it is above 0 and there are two books, each set has at least one
     */
    public static Set<String> validation(Collection<String> books, double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("validationShare is " + share + ": must be at least 0 and less than 1");
        }
        List<String> different = books.stream()
                .distinct()
                .sorted(Comparator.comparing(book -> key(book, seed)))
                .toList();
        int count = (int) Math.round(share * different.size());
        if (share > 0 && different.size() > 1) {
            count = Math.clamp(count, 1, different.size() - 1);
        }
        return new HashSet<>(different.subList(0, Math.min(count, different.size())));
    }

    private static String key(String book, long seed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((seed + "/" + book).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
