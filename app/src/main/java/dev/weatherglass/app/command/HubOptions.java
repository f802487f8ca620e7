package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.hub.PortFile;
import dev.weatherglass.wire.access.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a command finds the hub: `--url`, `WEATHERGLASS_URL`, the port in a data directory, 7070;
/// and the token by which the hub knows it: `WEATHERGLASS_TOKEN`.
final class HubOptions {

  private static final String DEFAULT = "http://127.0.0.1:7070";

  @Option(names = "--url", paramLabel = "URL", description = "Address of the hub.")
  private @Nullable String url;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of a hub on this machine (default: data/hub, data/demo).")
  private List<Path> directories = List.of(Path.of("data", "hub"), Path.of("data", "demo"));

  HubClient client() {
    return new HubClient(address(System.getenv()), token(System.getenv()));
  }

  /// Only from the environment: what stands on a command line is seen by everybody on the machine.
  ///
  /// @throws HubAnswerException if it is no token; its message does not repeat it
  static Optional<String> token(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("WEATHERGLASS_TOKEN"))
        .map(String::strip)
        .filter(token -> !token.isEmpty())
        .map(HubOptions::checked);
  }

  private static String checked(String token) {
    try {
      return new Token(token).text();
    } catch (IllegalArgumentException e) {
      throw new HubAnswerException(0, "WEATHERGLASS_TOKEN cannot be used: " + e.getMessage());
    }
  }

  /// The data directory of a hub on this machine: the first that one runs in, else the first.
  Path directory() {
    return directories.stream()
        .filter(each -> PortFile.read(each).isPresent())
        .findFirst()
        .orElse(directories.getFirst());
  }

  String address(Map<String, String> environment) {
    return Optional.ofNullable(url)
        .or(() -> Optional.ofNullable(environment.get("WEATHERGLASS_URL")))
        .or(() ->
            directories.stream()
                .flatMap(each -> PortFile.read(each).stream())
                .map(PortFile::url)
                .findFirst())
        .orElse(DEFAULT);
  }
}
