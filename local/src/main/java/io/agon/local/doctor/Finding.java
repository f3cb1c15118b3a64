package io.agon.local.doctor;

/**
 * What one check found.
 *
 * @param subject what was looked at
 * @param result what was seen
 * @param mend what to do, empty where nothing has to be done
 */
public record Finding(Level level, String subject, String result, String mend) {

    /** How bad it is. */
    public enum Level {
        OK,
        WARN,
        FAIL
    }

    public static Finding ok(String subject, String result) {
        return new Finding(Level.OK, subject, result, "");
    }

    public static Finding warn(String subject, String result, String mend) {
        return new Finding(Level.WARN, subject, result, mend);
    }

    public static Finding fail(String subject, String result, String mend) {
        return new Finding(Level.FAIL, subject, result, mend);
    }
}
