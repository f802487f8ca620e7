package dev.weatherglass.core.correlate;

import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Episode;
import java.time.Instant;
import java.util.List;
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
/// @param callees the same for the services it calls, by service
/// @param candidates what is or was judged, by verification id
/// @param episodes how they are told apart, by onset
/// @param rings keys of its watched series
/// @param warmUps what earlier changes taught
/// @param watch the ticks' time, while it has open work
public record ServiceState(
    String service,
    String environment,
    Map<String, ChangeReports> reports,
    Map<String, Map<String, ChangeReports>> callees,
    Map<String, Known> candidates,
    List<Watched> episodes,
    Set<String> rings,
    WarmUpHistory warmUps,
    Stopwatch watch) {

  /// One candidate, as it was last told.
  ///
  /// @param candidate the candidate
  /// @param widthMillis width of the buckets it counts in
  /// @param lateMillis how late it was reported where that was too late; null otherwise
  /// @param over whether its time is over, or there was nothing to judge it by
  public record Known(
      Candidate candidate, long widthMillis, @Nullable Long lateMillis, boolean over) {

    /// The same, told of under other names.
    Known as(Candidate renamed) {
      return new Known(renamed, widthMillis, lateMillis, over);
    }

    /// Whether a change is one of the candidate's.
    boolean holds(String change) {
      return candidate.holds(change);
    }

    /// Whether it is being judged.
    boolean isOpen() {
      return lateMillis == null && !over;
    }

    Known timeIsOver() {
      return new Known(candidate, widthMillis, lateMillis, true);
    }
  }

  /// One episode, as its series are followed.
  ///
  /// @param episode the episode
  /// @param widthMillis width of the service's finest buckets when it began
  /// @param series how far each series has been followed, by the ring's key
  /// @param over whether the time of all its verifications is over
  public record Watched(
      Episode episode, long widthMillis, Map<String, Following> series, boolean over) {

    public Watched {
      series = new TreeMap<>(series);
    }

    /// Whether any bucket to come may say something about it.
    boolean isOpen() {
      return !over || series.values().stream().anyMatch(Following::isOpen);
    }

    Watched following(String ring, Following one) {
      var more = new TreeMap<>(series);
      more.put(ring, one);
      return new Watched(episode, widthMillis, more, over);
    }

    Watched timeIsOver() {
      return new Watched(episode, widthMillis, series, true);
    }
  }

  public ServiceState {
    reports = new TreeMap<>(reports);
    callees = new TreeMap<>(callees);
    candidates = new TreeMap<>(candidates);
    episodes = List.copyOf(episodes);
    rings = new TreeSet<>(rings);
  }

  /// A key for what belongs to these names: they may hold anything printable, so it joins them by
  /// what is not.
  static String key(String... names) {
    return String.join("\u001f", names);
  }

  /// Nothing known.
  static ServiceState of(String service, String environment) {
    return new ServiceState(
        service,
        environment,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Set.of(),
        WarmUpHistory.NONE,
        Stopwatch.STILL);
  }

  ServiceState withReports(Map<String, ChangeReports> changed) {
    return with(changed, callees, candidates, episodes, rings, warmUps, watch);
  }

  ServiceState withCallees(Map<String, Map<String, ChangeReports>> changed) {
    return with(reports, changed, candidates, episodes, rings, warmUps, watch);
  }

  ServiceState withCandidates(Map<String, Known> changed) {
    return with(reports, callees, changed, episodes, rings, warmUps, watch);
  }

  ServiceState withEpisodes(List<Watched> changed) {
    return with(reports, callees, candidates, changed, rings, warmUps, watch);
  }

  ServiceState withWarmUps(WarmUpHistory learnt) {
    return with(reports, callees, candidates, episodes, rings, learnt, watch);
  }

  ServiceState withRing(String ring) {
    var more = new TreeSet<>(rings);
    more.add(ring);
    return with(reports, callees, candidates, episodes, more, warmUps, watch);
  }

  ServiceState withWatch(Stopwatch changed) {
    return with(reports, callees, candidates, episodes, rings, warmUps, changed);
  }

  boolean hasOpenWork() {
    return candidates.values().stream().anyMatch(Known::isOpen)
        || episodes.stream().anyMatch(Watched::isOpen);
  }

  /// When the newest change had its onset; the epoch where there is none.
  Instant newestOnset() {
    return candidates.values().stream()
        .map(known -> known.candidate().onset())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private ServiceState with(
      Map<String, ChangeReports> ownReports,
      Map<String, Map<String, ChangeReports>> calleeReports,
      Map<String, Known> known,
      List<Watched> watched,
      Set<String> series,
      WarmUpHistory learnt,
      Stopwatch time) {
    return new ServiceState(
        service, environment, ownReports, calleeReports, known, watched, series, learnt, time);
  }
}
