package dev.weatherglass.streams;

import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the streams role needs to know.
///
/// @param judge every number the judge decides by
/// @param watch what is watched
/// @param hosts services by the host they run on, so that a change to a host reaches them
/// @param calls who calls whom, so that a change reaches the callers of its service
/// @param stateDirectory where state is kept between starts; belongs to the streams alone
/// @param threads stream threads; positive
/// @param commitInterval how long results wait for their transaction; positive
public record StreamsSettings(
    JudgeSettings judge,
    Watch watch,
    Map<String, List<String>> hosts,
    CallGraph calls,
    Path stateDirectory,
    int threads,
    Duration commitInterval) {

  /// The commit interval that keeps an alert under a second and costs little.
  public static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);

  public StreamsSettings {
    hosts = Map.copyOf(hosts);
    if (threads <= 0) {
      throw new IllegalArgumentException("threads must be > 0 but was " + threads);
    }
    if (!commitInterval.isPositive()) {
      throw new IllegalArgumentException("commitInterval must be > 0 but was " + commitInterval);
    }
  }
}
