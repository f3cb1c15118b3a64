package io.agon.local.mesh;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the packaged programs lie.
 *
 * @param root of the project
 * @param java the program that runs this process, and runs the others
 */
public record Installation(Path root, Path java) {
    public static final List<String> SERVICES =
            List.of("evolution-service", "generator-service", "judge-service", "scaffold-service");

    /** The project that this class was packaged in. */
    public static Installation ofProcess() {
        try {
            Path jar = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // local/target/local.jar, or local/target/classes
            Path root = jar.getParent().getParent().getParent();
            return new Installation(root, Path.of(System.getProperty("java.home"), "bin", "java"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of this program is unknown", e);
        }
    }

    /** What is built: native executables where they are all there is. */
    public Compilation built() {
        boolean executables = SERVICES.stream().allMatch(name -> Files.isRegularFile(executable(name)));
        boolean archives = SERVICES.stream().allMatch(name -> Files.isRegularFile(service(name)));
        return executables && !archives ? Compilation.NATIVE : Compilation.QUICK;
    }

    /** Says what is missing and how to get it. */
    public void check(Compilation compilation) {
        List<Path> missing = Stream.concat(
                        Stream.of(program(), guard()),
                        SERVICES.stream()
                                .map(name -> compilation == Compilation.NATIVE ? executable(name) : service(name)))
                .filter(file -> !Files.isRegularFile(file))
                .map(root::relativize)
                .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Not built yet: "
                            + String.join(
                                    ", ", missing.stream().map(Path::toString).toList())
                            + (compilation == Compilation.NATIVE
                                    ? "\nBuild with   mvn package -Dnative -Dquick -DskipTests   in " + root
                                            + ", with GRAALVM_HOME set to a GraalVM or Mandrel for JDK 25"
                                    : "\nBuild with   mvn -Dquick -DskipTests package   in " + root
                                            + ", or start Agon with ./agon, which does"));
        }
    }

    Path service(String name) {
        return root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** A service as a native executable. */
    public Path executable(String name) {
        return root.resolve(name).resolve("target/" + name);
    }

    /** The command line itself, with its libraries beside it. */
    public Path program() {
        return root.resolve("local/target/local.jar");
    }

    Path guard() {
        return root.resolve("local/target/local-guard.jar");
    }
}
