package io.agon.local.endpoint;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;

import java.net.URI;
import java.net.URISyntaxException;

/** Base addresses as people type them. */
public final class BaseUrl {
    private BaseUrl() {}

    /**
     * Reads an address; one without a path gets {@code /v1}, where every OpenAI-compatible server has its interface.
     *
     * @param source what the address comes from, for the message
     */
    public static URI read(String source, String typed) {
        URI uri;
        try {
            uri = new URI(typed.strip());
        } catch (URISyntaxException e) {
            throw wrong(source, typed);
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw wrong(source, typed);
        }
        if (uri.getUserInfo() != null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    source
                            + ": must not hold a user or a password; put the key into an environment variable and name it"
                            + " with --api-key-env");
        }
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + (path.isEmpty() ? "/v1" : path));
    }

    private static CommandFailure wrong(String source, String typed) {
        return new CommandFailure(
                ExitCode.USAGE,
                source + ": '" + typed + "' must be an http or https address such as http://127.0.0.1:8080/v1");
    }
}
