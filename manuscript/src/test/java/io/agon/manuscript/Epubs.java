package io.agon.manuscript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes small EPUBs, sound ones and broken ones. */
final class Epubs {
    static final String CONTAINER = "<?xml version=\"1.0\"?><container version=\"1.0\""
            + " xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile"
            + " full-path=\"OEBPS/content.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final StringBuilder manifest = new StringBuilder();
    private final StringBuilder spine = new StringBuilder();

    Epubs() {
        with("mimetype", "application/epub+zip");
        with("META-INF/container.xml", CONTAINER);
    }

    Epubs with(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Epubs without(String name) {
        files.remove(name);
        return this;
    }

    Epubs document(String name, String body) {
        manifest.append("<item id=\"")
                .append(name.replace('.', '-'))
                .append("\" href=\"")
                .append(name)
                .append("\" media-type=\"application/xhtml+xml\"/>");
        spine.append("<itemref idref=\"").append(name.replace('.', '-')).append("\"/>");
        return with(
                "OEBPS/" + name,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\""
                        + " xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>x</title></head><body>" + body
                        + "</body></html>");
    }

    Epubs item(String item) {
        manifest.append(item);
        return this;
    }

    Path write(Path file) throws IOException {
        if (!files.containsKey("OEBPS/content.opf")) {
            with(
                    "OEBPS/content.opf",
                    "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\">"
                            + "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>The Long Field</dc:title>"
                            + "<dc:creator>Ann Author</dc:creator><dc:language>en</dc:language><dc:rights>Public domain"
                            + "</dc:rights></metadata><manifest>" + manifest + "</manifest><spine>" + spine
                            + "</spine></package>");
        }
        return write(file, files);
    }

    Path writeWithoutPackage(Path file) throws IOException {
        return write(file, files);
    }

    private static Path write(Path file, Map<String, byte[]> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
