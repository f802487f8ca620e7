package dev.weatherglass.core.correlate;

import dev.weatherglass.core.verify.Candidate;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is remembered of one service in one environment.
///
/// @param service the service
/// @param environment where it runs
/// @param reports what was reported of each change, by its id
/// @param candidates what is or was judged, by verification id
/// @param rings keys of its watched series
/// @param watch the ticks' time, while it has open work
public record ServiceState(
    String service,
    String environment,
    Map<String, ChangeReports> reports,
    Map<String, Known> candidates,
    Set<String> rings,
    Stopwatch watch) {

  /// One candidate, as it was last told.
  ///
  /// @param candidate the candidate
  /// @param widthMillis width of the buckets it counts in
  /// @param lateMillis how late it was reported where that was too late; null otherwise
  /// @param series how far each series has been followed
  /// @param over whether its time is over, or there was nothing to judge it by
  public record Known(
      Candidate candidate,
      long widthMillis,
      @Nullable Long lateMillis,
      Map<String, Following> series,
      boolean over) {

    public Known {
      series = new TreeMap<>(series);
    }

    /// Whether any bucket to come may say something about it.
    boolean isOpen() {
      return lateMillis == null
          && (!over || series.values().stream().anyMatch(one -> one.departed() && !one.done()));
    }

    Known following(String ring, Following one) {
      var more = new TreeMap<>(series);
      more.put(ring, one);
      return new Known(candidate, widthMillis, lateMillis, more, over);
    }

    /// The same, told of under other names.
    Known as(Candidate renamed) {
      return new Known(renamed, widthMillis, lateMillis, series, over);
    }

    /// Whether a change is one of the candidate's.
    boolean holds(String change) {
      return candidate.holds(change);
    }

    Known timeIsOver() {
      return new Known(candidate, widthMillis, lateMillis, series, true);
    }
  }

  public ServiceState {
    reports = new TreeMap<>(reports);
    candidates = new TreeMap<>(candidates);
    rings = new TreeSet<>(rings);
  }

  /// A key for what belongs to these names: they may hold anything printable, so it joins them by
  /// what is not.
  static String key(String... names) {
    return String.join("\u001f", names);
  }

  /// Nothing known.
  static ServiceState of(String service, String environment) {
    return new ServiceState(service, environment, Map.of(), Map.of(), Set.of(), Stopwatch.STILL);
  }

  ServiceState withReports(Map<String, ChangeReports> changed) {
    return new ServiceState(service, environment, changed, candidates, rings, watch);
  }

  ServiceState withCandidates(Map<String, Known> changed) {
    return new ServiceState(service, environment, reports, changed, rings, watch);
  }

  ServiceState withRing(String ring) {
    var more = new TreeSet<>(rings);
    more.add(ring);
    return new ServiceState(service, environment, reports, candidates, more, watch);
  }

  ServiceState withWatch(Stopwatch changed) {
    return new ServiceState(service, environment, reports, candidates, rings, changed);
  }

  boolean hasOpenWork() {
    return candidates.values().stream().anyMatch(Known::isOpen);
  }

  /// When the newest change had its onset; the epoch where there is none.
  Instant newestOnset() {
    return candidates.values().stream()
        .map(known -> known.candidate().onset())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
