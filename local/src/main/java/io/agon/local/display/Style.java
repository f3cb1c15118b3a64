package io.agon.local.display;

/** Bold, dim and a few colours, or nothing at all. */
public record Style(boolean colours) {
    public String bold(String text) {
        return wrapped("1", text);
    }

    public String dim(String text) {
        return wrapped("2", text);
    }

    public String good(String text) {
        return wrapped("32", text);
    }

    public String warning(String text) {
        return wrapped("33", text);
    }

    public String bad(String text) {
        return wrapped("31", text);
    }

    private String wrapped(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
