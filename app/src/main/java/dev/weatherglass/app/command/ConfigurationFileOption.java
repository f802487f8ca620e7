package dev.weatherglass.app.command;

import dev.weatherglass.app.configuration.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The configuration file alone, for commands that look at it beside a hub.
final class ConfigurationFileOption {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration file (default: weatherglass.yaml where there is one).")
  private @Nullable Path file;

  Configuration read() {
    return Configuration.read(
        Optional.ofNullable(file)
            .or(() -> Optional.of(ConfigurationOptions.USUAL).filter(Files::exists)),
        System.getenv(),
        Map.of());
  }
}
