package io.agon.local;

/** What the process's exit code says. Scripts rely on the numbers: they are never reused. */
public enum ExitCode {
    /** Done. */
    OK(0, "done"),
    /** A fault of ours. */
    INTERNAL(1, "internal error"),
    /** The command line or the run specification is wrong; nothing was started. */
    USAGE(2, "wrong command line or run specification"),
    /** The endpoint or the model stands in the way. A run that had begun is kept and can be resumed. */
    ENDPOINT(3, "run paused: the endpoint or the model stands in the way"),
    /** The machine stands in the way: a port, the disk, memory, the database, the JDK. */
    ENVIRONMENT(4, "the machine stands in the way: port, disk, memory, database, JDK"),
    /** There is no such run or candidate. */
    NOT_FOUND(5, "no such run or candidate"),
    /** Stopped by Ctrl-C. The JVM gives this code by itself. */
    INTERRUPTED(130, "stopped by Ctrl-C");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
