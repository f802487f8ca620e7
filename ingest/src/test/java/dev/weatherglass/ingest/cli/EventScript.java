package dev.weatherglass.ingest.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The script as the hub serves it, in a directory of its own, called as a pipeline calls it: with
/// nothing in its environment but what the test says.
public final class EventScript {

  private final String shell;
  private final Path directory;
  private final Path script;

  /// How a call went.
  public record Call(int exit, String out, String err) {}

  public EventScript(String shell, Path directory) throws IOException {
    this.shell = shell;
    this.directory = Files.createDirectories(directory.resolve("work"));
    this.script = directory.resolve("weatherglass-event");
    try (InputStream served = ScriptResource.class.getResourceAsStream("weatherglass-event")) {
      Files.write(script, Objects.requireNonNull(served).readAllBytes());
    }
  }

  /// Whether this machine has a program.
  public static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Calls it with these words.
  public Call call(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(shell, script.toString()));
    Collections.addAll(command, arguments);
    return run(command, environment);
  }

  Call run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = directory.resolve("../out");
    Path err = directory.resolve("../err");
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("WEATHERGLASS_SPOOL", spool().toString());
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    int exit = builder.start().waitFor();
    return new Call(exit, Files.readString(out), Files.readString(err));
  }

  /// Where it is called.
  public Path directory() {
    return directory;
  }

  Path spool() {
    return directory.resolve("../spool").normalize();
  }

  /// The files in the spool.
  List<Path> spooled() throws IOException {
    if (!Files.exists(spool())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(spool())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
