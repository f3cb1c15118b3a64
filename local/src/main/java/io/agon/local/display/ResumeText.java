package io.agon.local.display;

import io.agon.local.endpoint.EndpointChoice;

import java.net.URI;

/** The command that takes a run, or work on a book, on. */
public final class ResumeText {
    private ResumeText() {}

    /** Where the mesh that has the run stays up, or its models are simulated: nothing need be said about the endpoint. */
    public static String command(String run) {
        return command("run", run);
    }

    /**
     * The same of other work.
     *
     * @param verb the command that began it
     */
    public static String command(String verb, String id) {
        return "./agon " + verb + " --resume " + Printable.line(id);
    }

    /** Where the next command starts a mesh of its own: it must call the same endpoint. */
    public static String command(String run, URI endpoint, String keyVariable) {
        return command("run", run, endpoint, keyVariable);
    }

    /** The same of other work. */
    public static String command(String verb, String id, URI endpoint, String keyVariable) {
        return command(verb, id) + " --endpoint " + Printable.line(endpoint.toString())
                + (keyVariable == null || keyVariable.equals(EndpointChoice.USUAL_KEY)
                        ? ""
                        : " --api-key-env " + Printable.line(keyVariable));
    }
}
