package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A finished run of a configuration tool on a host.
///
/// @param id of the event
/// @param host where it ran; the service where no host is named
/// @param environment where that is
/// @param tool as `puppet`; null where unknown
/// @param at when it finished
/// @param drift whether the host had left its wanted state
/// @param changed whether it changed anything
public record HostRun(
    String id,
    String host,
    String environment,
    @Nullable String tool,
    Instant at,
    Drift drift,
    boolean changed) {

  /// By time.
  static final Comparator<HostRun> IN_ORDER =
      Comparator.comparing(HostRun::at).thenComparing(HostRun::id);
}
