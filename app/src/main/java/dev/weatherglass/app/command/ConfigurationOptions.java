package dev.weatherglass.app.command;

import dev.weatherglass.app.configuration.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of every command that reads the configuration.
final class ConfigurationOptions {

  static final Path USUAL = Path.of("weatherglass.yaml");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration file (default: weatherglass.yaml where there is one).")
  private @Nullable Path file;

  @Option(names = "--data", paramLabel = "DIR", description = "Directory of everything it keeps.")
  private @Nullable String data;

  @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on.")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0: a free one.")
  private @Nullable String port;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any key of the configuration, as --set kafka.port=9192.")
  private final Map<String, String> others = new LinkedHashMap<>();

  Configuration read() {
    return Configuration.read(file(), System.getenv(), flags());
  }

  private Optional<Path> file() {
    return Optional.ofNullable(file).or(() -> Optional.of(USUAL).filter(Files::exists));
  }

  private Map<String, String> flags() {
    var flags = new LinkedHashMap<>(others);
    put(flags, "data.directory", data);
    put(flags, "http.host", host);
    put(flags, "http.port", port);
    return flags;
  }

  private static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }
}
