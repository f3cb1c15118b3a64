package io.agon.evolution;

import io.restassured.path.json.JsonPath;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads exports. */
final class Training {
    private Training() {}

    /** The rows of its files of records, by the file's name. */
    static Map<String, List<JsonPath>> rows(byte[] archive) throws IOException {
        Map<String, List<JsonPath>> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".jsonl")) {
                    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    files.put(entry.getName(), text.lines().map(JsonPath::from).toList());
                }
            }
        }
        return files;
    }
}
