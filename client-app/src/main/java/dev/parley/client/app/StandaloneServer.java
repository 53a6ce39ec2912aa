package dev.parley.client.app;

import dev.parley.server.main.ServerMain;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verb {@code server}. The app's own class path has only what an embedded server needs; the libraries of the standalone one
 * are in its jar, which lies beside the app's and is loaded apart from it.
 */
final class StandaloneServer {
    private static final String JAR = "parley-server.jar";

    /** In its jar, and on the class path of tests, but not on the app's. */
    private static final String ONLY_STANDALONE = "/io/micrometer/core/instrument/MeterRegistry.class";

    private StandaloneServer() {}

    /** Runs it until it is told to end; see {@link ServerMain#run}. */
    static int run(PrintStream errors, String... args) {
        if (StandaloneServer.class.getResource(ONLY_STANDALONE) != null) {
            return ServerMain.run("parley server", args);
        }
        Optional<Path> jar = jar();
        if (jar.isEmpty()) {
            errors.println("parley: " + JAR + ", which belongs beside Parley's own files, is not there."
                    + " Build or install Parley again.");
            return ExitCode.OTHER.number();
        }
        return run(jar.get(), args);
    }

    private static int run(Path jar, String... args) {
        try (URLClassLoader loader =
                new URLClassLoader("server", new URL[] {url(jar)}, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> main = loader.loadClass(ServerMain.class.getName());
            MethodType type = MethodType.methodType(int.class, String.class, String[].class);
            return (int) MethodHandles.publicLookup()
                    .findStatic(main, "run", type)
                    .asFixedArity()
                    .invoke("parley server", args);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(jar + " is of another version. Build or install Parley again.", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** Beside the app's jar where {@code ./parley} and the installers put it, or where it was built. */
    private static Optional<Path> jar() {
        try {
            Path own = Path.of(StandaloneServer.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
            return Stream.of("server/" + JAR, "../../signaling-server/target/" + JAR)
                    .map(own::resolveSibling)
                    .map(Path::normalize)
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
