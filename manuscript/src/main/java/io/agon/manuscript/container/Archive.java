package io.agon.manuscript.container;

import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.UnreadableBook;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A ZIP archive that is read with care: names stay inside, sizes stay in bounds, whatever the archive says of itself. */
final class Archive implements Closeable {
    /** Small files may shrink to almost nothing without harm. */
    private static final long HARMLESS = 1_000_000L;

    private static final int CHUNK = 1 << 14;

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private long unpacked;

    private Archive(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static Archive open(Path file, Limits limits) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UnreadableBook("archive", "broken (" + e.getMessage() + ")", "must be a readable ZIP file", e);
        }
        Archive archive = new Archive(zip, limits);
        try {
            archive.check();
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
        return archive;
    }

    private void check() {
        int count = 0;
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            count++;
            if (count > limits.entries()) {
                throw new UnreadableBook("archive", "of more than " + limits.entries() + " files", "must have no more");
            }
            String name = entry.getName();
            String shown = "'" + Epub.shortened(name) + "'";
            boolean drive = name.length() > 1 && name.charAt(1) == ':';
            if (name.startsWith("/") || name.contains("\\") || drive || name.indexOf('\0') >= 0 || climbs(name)) {
                throw new UnreadableBook("name in the archive", shown, "must be a path inside it, without ..");
            }
            long size = entry.getSize();
            long packed = Math.max(1, entry.getCompressedSize());
            if (size > HARMLESS && size / packed > limits.ratio()) {
                throw new UnreadableBook(
                        shown,
                        size / packed + " times as large unpacked",
                        "must grow at most " + limits.ratio() + "-fold: this looks like a zip bomb");
            }
            entries.put(name, entry);
        }
    }

    private static boolean climbs(String name) {
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                return true;
            }
        }
        return false;
    }

    boolean has(String path) {
        return entries.containsKey(path);
    }

    /** A whole file, read no further than the limits allow, whatever size the archive names. */
    byte[] read(String path) throws IOException {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            throw new UnreadableBook("'" + Epub.shortened(path) + "'", "missing", "must be in the archive");
        }
        long packed = Math.max(1, entry.getCompressedSize());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream stream = zip.getInputStream(entry)) {
            for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
                bytes.write(chunk, 0, n);
                unpacked += n;
                limits.check("unpacked text", unpacked);
                if (bytes.size() > HARMLESS && bytes.size() / packed > limits.ratio()) {
                    throw new UnreadableBook(
                            "'" + Epub.shortened(path) + "'",
                            "more than " + limits.ratio() + " times as large unpacked",
                            "must not be: this looks like a zip bomb");
                }
            }
        } catch (ZipException e) {
            throw new UnreadableBook(
                    "'" + Epub.shortened(path) + "'",
                    "broken (" + e.getMessage() + ")",
                    "must be a readable ZIP entry",
                    e);
        }
        return bytes.toByteArray();
    }

    /**
     * A path in the archive that a reference names.
     *
     * @param field where the reference stands, for messages
     * @param base folder of the referring file, empty or with a slash at its end
     */
    static String inside(String field, String base, String reference) {
        String decoded = reference;
        if (reference.indexOf('%') >= 0) {
            try {
                decoded = URLDecoder.decode(reference.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new UnreadableBook(
                        field, "'" + Epub.shortened(reference) + "'", "must be a path with valid percent escapes", e);
            }
        }
        Deque<String> parts = new ArrayDeque<>();
        boolean outside = decoded.startsWith("/") || decoded.contains("\\");
        for (String part : (base + decoded).split("/")) {
            if (part.equals("..")) {
                outside |= parts.pollLast() == null;
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        if (outside) {
            throw new UnreadableBook(
                    field, "'" + Epub.shortened(reference) + "'", "must be a path that stays inside the archive");
        }
        return String.join("/", parts);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
