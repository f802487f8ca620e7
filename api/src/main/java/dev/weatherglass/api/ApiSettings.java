package dev.weatherglass.api;

import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.history.Database;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the reading side keeps and serves history.
///
/// @param database where history is kept
/// @param retention how long it is kept, by the time at which things happened; null for ever, else
///   positive
/// @param feedRetention how long a client of the stream can read on from where it was; positive
/// @param rollupRetention how long minutes of watched series are kept; positive
/// @param readers how many queries run at once; at least 1
/// @param heartbeat the longest silence on the stream; positive
/// @param delivery by what rules deliveries are judged
public record ApiSettings(
    Database database,
    @Nullable Duration retention,
    Duration feedRetention,
    Duration rollupRetention,
    int readers,
    Duration heartbeat,
    DeliveryRules delivery) {

  public ApiSettings {
    if (retention != null) {
      requirePositive("retention", retention);
    }
    requirePositive("feedRetention", feedRetention);
    requirePositive("rollupRetention", rollupRetention);
    requirePositive("heartbeat", heartbeat);
    if (readers < 1) {
      throw new IllegalArgumentException("readers must be at least 1 but was " + readers);
    }
  }

  /// What holds where nothing else is configured.
  ///
  /// @param directory the process's data directory
  public static ApiSettings defaults(Path directory) {
    return over(new Database.File(directory.resolve("history.db")));
  }

  /// What holds where only the database is configured.
  public static ApiSettings over(Database database) {
    return new ApiSettings(
        database,
        null,
        Duration.ofDays(7),
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
