package io.agon.local.results;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Results of work on a book as files. The file {@value #OWNER} names whose they are: nobody else's results are overwritten. Files
 * appear whole or not at all, and nothing is written outside the folder.
 */
public final class WorkFolder {
    private static final String OWNER = ".agon-id";

    private final Path folder;

    public WorkFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    /**
     * Makes sure, before any money is spent, that results can be written and overwrite nobody else's.
     *
     * @param id whose results may be there already, or null for work that is yet to begin
     */
    public void check(String id) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".agon", ".probe");
            Files.delete(probe);
            Path owner = folder.resolve(OWNER);
            boolean own = id != null
                    && Files.isRegularFile(owner)
                    && Files.readString(owner).strip().equals(id);
            if (!own && !empty()) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--out: " + folder + " holds other files; name an empty or a new folder");
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "--out: " + folder + " cannot be written to: " + e, e);
        }
    }

    private boolean empty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Takes the folder for work that has begun. */
    public void claim(String id) throws IOException {
        check(id);
        Files.writeString(folder.resolve(OWNER), id + "\n");
    }

    /**
     * Writes a file.
     *
     * @param name words of letters, digits, dots, hyphens and underscores, and slashes between them: nothing that leads elsewhere
     * @throws IOException where the name is another
     */
    public Path write(String name, InputStream content) throws IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")) {
            throw new IOException("name is '" + name + "': must lead into the folder");
        }
        Path file = folder.resolve(name);
        Path half = folder.resolve(name + ".part");
        Files.createDirectories(file.getParent());
        try (content) {
            Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a text. */
    public Path write(String name, String text) throws IOException {
        return write(name, new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes what a ZIP holds and closes it. */
    public void unpack(InputStream archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path unused = write(entry.getName(), new Entry(zip));
            }
        }
    }

    /** One entry of a ZIP; closing it does not close the rest. */
    private static final class Entry extends FilterInputStream {
        Entry(InputStream zip) {
            super(zip);
        }

        @Override
        public void close() {
            // the next entry follows
        }
    }
}
