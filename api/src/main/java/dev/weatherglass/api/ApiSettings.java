package dev.weatherglass.api;

import dev.weatherglass.api.delivery.DeliveryRules;
import java.nio.file.Path;
import java.time.Duration;

/// How the reading side keeps and serves history.
///
/// @param database the SQLite file; created with its folders
/// @param feedRetention how long a client of the stream can read on from where it was; positive
/// @param readers how many queries run at once; at least 1
/// @param heartbeat the longest silence on the stream; positive
/// @param delivery by what rules deliveries are judged
public record ApiSettings(
    Path database,
    Duration feedRetention,
    int readers,
    Duration heartbeat,
    DeliveryRules delivery) {

  public ApiSettings {
    requirePositive("feedRetention", feedRetention);
    requirePositive("heartbeat", heartbeat);
    if (readers < 1) {
      throw new IllegalArgumentException("readers must be at least 1 but was " + readers);
    }
  }

  /// What holds where nothing else is configured.
  ///
  /// @param directory the process's data directory
  public static ApiSettings defaults(Path directory) {
    return new ApiSettings(
        directory.resolve("history.db"),
        Duration.ofDays(7),
        4,
        Duration.ofSeconds(15),
        DeliveryRules.DEFAULTS);
  }

  private static void requirePositive(String field, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(field + " must be positive but was " + duration);
    }
  }
}
