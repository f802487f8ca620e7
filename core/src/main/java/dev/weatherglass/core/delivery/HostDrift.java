package dev.weatherglass.core.delivery;

import static java.util.stream.Collectors.groupingBy;

import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often one host left its wanted state, and how long that lasted. A drift begins with the
/// first run that sees it and ends with the first that puts it right, or that finds nothing any
/// more; one that is seen and put right by the same run took no time.
///
/// @param host its name
/// @param environment where it is
/// @param tool that looks after it; null where unknown
/// @param runs how many runs there were
/// @param drifts how often it drifted
/// @param corrections how long each drift took that is over, in order of time; not negative
/// @param driftedSince when the drift began that is still there; null where there is none
public record HostDrift(
    String host,
    String environment,
    @Nullable String tool,
    int runs,
    int drifts,
    List<Duration> corrections,
    @Nullable Instant driftedSince) {

  /// Those that drifted most first, then by name.
  public static final Comparator<HostDrift> WORST_FIRST =
      Comparator.comparingInt(HostDrift::drifts)
          .reversed()
          .thenComparing(HostDrift::host)
          .thenComparing(HostDrift::environment)
          .thenComparing(HostDrift::tool, Comparator.nullsFirst(Comparator.naturalOrder()));

  public HostDrift {
    corrections = List.copyOf(corrections);
  }

  private record Key(String host, String environment, @Nullable String tool) {}

  /// What these runs say of each host and tool, in the order of [#WORST_FIRST]; their own order
  /// does not matter.
  public static List<HostDrift> of(Collection<HostRun> runs) {
    return runs.stream()
        .distinct()
        .collect(groupingBy(run -> new Key(run.host(), run.environment(), run.tool())))
        .values()
        .stream()
        .map(HostDrift::ofOne)
        .sorted(WORST_FIRST)
        .toList();
  }

  private static HostDrift ofOne(List<HostRun> runs) {
    var corrections = new ArrayList<Duration>();
    @Nullable Instant since = null;
    int drifts = 0;
    for (HostRun run : runs.stream().sorted(HostRun.IN_ORDER).toList()) {
      boolean seen = run.drift() == Drift.DETECTED || run.drift() == Drift.CORRECTED;
      if (since == null && seen) {
        since = run.at();
        drifts++;
      }
      if (since != null && isOver(run)) {
        corrections.add(Duration.between(since, run.at()));
        since = null;
      }
    }
    HostRun any = runs.getFirst();
    return new HostDrift(
        any.host(), any.environment(), any.tool(), runs.size(), drifts, corrections, since);
  }

  private static boolean isOver(HostRun run) {
    return run.drift() == Drift.CORRECTED || run.drift() == Drift.NONE;
  }
}
