package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.house.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The program in a process of its own, as a user starts it, so that a test can read its exit code
/// and kill it. For one thread.
final class WeatherglassProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;
  private final Thread kill;
  private final List<String> lines = new ArrayList<>();

  private WeatherglassProcess(Process process) {
    this.process = process;
    this.said = process.inputReader(StandardCharsets.UTF_8);
    this.kill = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(kill);
  }

  /// Starts the jar that was built for this test, with the flags of the launcher; instead of its
  /// trained cache, the quick compiler alone.
  ///
  /// @param variables added to the environment
  static WeatherglassProcess start(Map<String, String> variables, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-jar",
                jar().toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return new WeatherglassProcess(builder.start());
  }

  private static Path jar() {
    Path jar = Repository.TEST_CLASSES.resolveSibling("weatherglass.jar");
    assertThat(jar).as("built before the integration tests by ./mvnw verify").exists();
    return jar;
  }

  /// Waits for a line of its output.
  ///
  /// @throws AssertionError with all that it said if it ends before
  String awaitLine(Predicate<String> wanted) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      if (wanted.test(line)) {
        return line;
      }
    }
    throw new AssertionError("it ended and said\n" + output());
  }

  /// All that it said up to the line that was awaited last.
  String output() {
    return String.join("\n", lines);
  }

  /// Waits until it ends by itself.
  Ended awaitEnd(Duration atMost) throws IOException, InterruptedException {
    said.lines().forEach(lines::add);
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it did not end but said\n" + output());
    }
    return new Ended(process.exitValue(), output());
  }

  /// How it ended.
  record Ended(int exit, String output) {}

  /// By which the machine knows it.
  long pid() {
    return process.pid();
  }

  /// SIGKILL, as `kill -9` sends it, to this process and no other.
  void kill() throws InterruptedException {
    int _ = process.destroyForcibly().waitFor();
  }

  /// Ends it as Ctrl-C does.
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
    }
    Runtime.getRuntime().removeShutdownHook(kill);
  }
}
