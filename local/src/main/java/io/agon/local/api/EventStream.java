package io.agon.local.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads server-sent events and hands on the data of each; names, ids and comments do not matter here. */
final class EventStream {
    private final Consumer<String> data;
    private final StringBuilder pending = new StringBuilder();

    EventStream(Consumer<String> data) {
        this.data = data;
    }

    /** Returns at the end of the stream; an event without its closing blank line is incomplete and dropped. */
    void read(InputStream stream) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            accept(line);
        }
    }

    private void accept(String line) {
        if (line.isEmpty()) {
            if (!pending.isEmpty()) {
                String event = pending.toString();
                pending.setLength(0);
                data.accept(event);
            }
        } else if (line.startsWith("data:")) {
            String value = line.substring("data:".length());
            if (!pending.isEmpty()) {
                pending.append('\n');
            }
            pending.append(value.startsWith(" ") ? value.substring(1) : value);
        }
    }
}
