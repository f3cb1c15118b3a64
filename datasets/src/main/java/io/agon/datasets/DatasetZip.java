package io.agon.datasets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A data set on its way into a ZIP that depends on nothing but the content: no time, no machine. Not thread-safe. */
public final class DatasetZip {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    /** @param out left open */
    public DatasetZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** A file of records that was written. */
    public record Part(String name, long records, String sha256) {}

    /** Takes records, one after the other. */
    @FunctionalInterface
    public interface Taker {
        void take(ObjectNode row) throws IOException;
    }

    /** Gives records. */
    @FunctionalInterface
    public interface Giver {
        void give(Taker taker) throws IOException;
    }

    /** Writes a file of records, one JSON document a line; none is kept. */
    public Part records(String name, Giver giver) throws IOException {
        zip.putNextEntry(named(name));
        DigestOutputStream digest = new DigestOutputStream(zip, sha256());
        long[] records = {0};
        giver.give(row -> {
            records[0]++;
            digest.write((row + "\n").getBytes(StandardCharsets.UTF_8));
        });
        zip.closeEntry();
        return new Part(
                name,
                records[0],
                HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    /** Writes a file of text. */
    public void document(String name, String text) throws IOException {
        zip.putNextEntry(named(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Ends it; nothing can be written afterwards. */
    public void finish() throws IOException {
        zip.finish();
    }

    private static ZipEntry named(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        return entry;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
