package dev.weatherglass.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A broker in a process of its own, so that a test can kill it.
final class BrokerProcess implements AutoCloseable {

  private final Process process;
  private final String bootstrapServers;

  private BrokerProcess(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  /// Returns when clients can connect.
  static BrokerProcess on(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(command(directory))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String address = said.readLine();
    if (address == null) {
      throw new IOException("the broker process ended before it was ready");
    }
    return new BrokerProcess(process, address);
  }

  private static List<String> command(Path directory) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        BrokerProcess.class.getName(),
        directory.toString());
  }

  /// Says the address, then lives until its parent is gone.
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(BrokerSettings.onFreePort(Path.of(arguments[0])))) {
      System.out.println(broker.bootstrapServers());
      System.in.transferTo(System.err);
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /// SIGKILL, as `kill -9` sends it.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
