package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.core.delivery.HostDrift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How immutable the infrastructure was in a period.
///
/// @param changes replaced against changed in place
/// @param previous the same of the period of the same length before
/// @param drift of all hosts together
/// @param hosts those that drifted most first
/// @param hostsTotal how many there are
public record InfrastructureSummaryView(
    Instant from,
    Instant to,
    ChangesView changes,
    ChangesView previous,
    DriftView drift,
    List<HostView> hosts,
    int hostsTotal) {

  /// Changes that replaced instances against those that changed them in place.
  ///
  /// @param replaced deploys that put new instances in the place of old ones
  /// @param inPlaceDeploys deploys that changed running servers
  /// @param inPlaceRuns runs of configuration tools that changed a host
  /// @param flags feature flags that were turned; they count on neither side
  /// @param replacedShare replaced / all; null where nothing changed
  /// @param reason why it is null
  public record ChangesView(
      long replaced,
      long inPlaceDeploys,
      long inPlaceRuns,
      long flags,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double replacedShare,
      @Nullable String reason) {

    public static ChangesView of(long replaced, long inPlace, long runs, long flags) {
      long all = replaced + inPlace + runs;
      return new ChangesView(
          replaced,
          inPlace,
          runs,
          flags,
          all == 0 ? null : (double) replaced / all,
          all == 0 ? "no_data" : null);
    }
  }

  /// Drift from the wanted state.
  ///
  /// @param drifts how often a host drifted
  /// @param open how many hosts are drifted still
  /// @param medianSecondsToCorrection null where none was corrected
  public record DriftView(
      int drifts,
      int corrected,
      int open,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double medianSecondsToCorrection,
      @Nullable String reason) {

    public static DriftView of(List<HostDrift> hosts) {
      List<Duration> corrections =
          hosts.stream().flatMap(host -> host.corrections().stream()).toList();
      @Nullable Double median = median(corrections);
      return new DriftView(
          hosts.stream().mapToInt(HostDrift::drifts).sum(),
          corrections.size(),
          (int) hosts.stream().filter(host -> host.driftedSince() != null).count(),
          median,
          median == null ? "no_data" : null);
    }
  }

  /// One host under one tool.
  ///
  /// @param driftedSince when the drift began that is still there; absent where there is none
  public record HostView(
      String host,
      String environment,
      @Nullable String tool,
      int runs,
      int drifts,
      int corrected,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double medianSecondsToCorrection,
      @Nullable Instant driftedSince) {

    public static HostView of(HostDrift drift) {
      return new HostView(
          drift.host(),
          drift.environment(),
          drift.tool(),
          drift.runs(),
          drift.drifts(),
          drift.corrections().size(),
          median(drift.corrections()),
          drift.driftedSince());
    }
  }

  private static @Nullable Double median(List<Duration> durations) {
    int count = durations.size();
    if (count == 0) {
      return null;
    }
    long[] sorted = durations.stream().mapToLong(Duration::toMillis).sorted().toArray();
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2000.0;
  }
}
