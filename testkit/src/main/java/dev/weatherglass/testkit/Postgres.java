package dev.weatherglass.testkit;

import dev.weatherglass.broker.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real PostgreSQL server from the package of the machine, on a free port and in a temporary
/// directory. It refuses to run as root, so root starts it as the user of the package.
public final class Postgres implements AutoCloseable {

  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";

  private final Path binaries;
  private final TemporaryDirectory directory = TemporaryDirectory.create("postgres");
  private final int port = Ports.anyFree("127.0.0.1");

  private Postgres(Path binaries) {
    this.binaries = binaries;
  }

  /// The one server of this JVM; it ends with it. Skips the test where the package is missing.
  public static Postgres shared() {
    Assumptions.assumeTrue(
        binaries().isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
    return Shared.SERVER;
  }

  /// A server that belongs to the caller alone. Skips the test where the package is missing.
  public static Postgres start() {
    Assumptions.assumeTrue(
        binaries().isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
    return begun(binaries().orElseThrow());
  }

  /// For the driver; everything happens in this schema.
  public String url(String schema) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s&currentSchema=%s"
        .formatted(port, USER, schema);
  }

  /// Ends the server at once; its data stays.
  public void stop() {
    control("stop", "-m", "immediate");
  }

  /// Brings the server back with what it had, on the same port.
  public void startAgain() {
    control(
        "start",
        "-w",
        "-l",
        directory.path().resolve("log").toString(),
        "-o",
        "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off".formatted(port, directory.path()));
  }

  @Override
  public void close() {
    try (directory) {
      stop();
    }
  }

  private static Optional<Path> binaries() {
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Postgres begun(Path binaries) {
    var server = new Postgres(binaries);
    server.own();
    server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync");
    server.startAgain();
    return server;
  }

  private String data() {
    return directory.path().resolve("data").toString();
  }

  private void control(String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(1, List.of("-D", data()));
    run("pg_ctl", command.toArray(String[]::new));
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /// Gives the directory to the user of the package, where we are root.
  private void own() {
    if (!isRoot()) {
      return;
    }
    try {
      Path path = directory.path();
      UserPrincipal user =
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
      Files.setOwner(path, user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups", "--"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path said = directory.path().resolve(program + ".out");
    try {
      int exit =
          new ProcessBuilder(command)
              .directory(directory.path().toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException(
            program + " ended with " + exit + ": " + Files.readString(said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static final class Shared {

    private static final Postgres SERVER = begun(binaries().orElseThrow());

    static {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(SERVER::close));
    }
  }
}
