package dev.weatherglass.core.alert;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which change may have made series worse that nobody's own change explains?
///
/// Each change c weighs prod_i r(c, i) d(c, i) over the affected series i, "nothing that was
/// reported" weighs prod_i [#NOTHING], and the weights are scaled to sum to 1.
///
/// - r is how closely the change is related: its own service 1, a service that it calls .3, a
///   configuration change or a flag .3, anything else .01.
/// - d = exp(-t / 20 buckets) for a change t before the earliest onset; 1 where the onset's
///   interval holds it.
/// - A change after the latest onset of any series is out: the series moved before it.
///
/// The numbers are priors, not measurements (DETECTION 2, "multi-service").
public final class SuspectRanking {

  /// What "no change that was reported" weighs per series.
  private static final double NOTHING = 0.1;

  private static final double OWN = 1;
  private static final double CALLEE = 0.3;
  private static final double CONFIGURATION = 0.3;
  private static final double UNRELATED = 0.01;
  private static final double DECAY_BUCKETS = 20;
  private static final int REACH_BUCKETS = 120;
  private static final int MOST = 8;
  private static final double LEAST = 0.005;

  private SuspectRanking() {}

  /// A series that became worse.
  ///
  /// @param service whose series it is
  /// @param callees services that it calls, directly or not
  /// @param from start of the first bucket that may hold the onset
  /// @param to start of the last one
  /// @param bucket width of its buckets
  public record Affected(
      String service, Set<String> callees, Instant from, Instant to, Duration bucket) {

    public Affected {
      callees = new TreeSet<>(callees);
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("to must not be before " + from + " but was " + to);
      }
      if (!bucket.isPositive()) {
        throw new IllegalArgumentException("bucket must be > 0 but was " + bucket);
      }
    }
  }

  /// Who may be to blame.
  ///
  /// @param suspects most likely first; those below half a percent, and all but eight, are left out
  /// @param nothing probability that no change which was reported explains it
  public record Ranked(List<Suspect> suspects, double nothing) {

    public Ranked {
      suspects = List.copyOf(suspects);
    }

    /// Whether no change explains it at least as well as none.
    public boolean isUnexplained() {
      return suspects.isEmpty() || suspects.getFirst().probability() <= nothing;
    }
  }

  /// Ranks the changes.
  ///
  /// @param affected at least one series
  /// @param changes of the environment; copies of one change count once
  public static Ranked rank(List<Affected> affected, Collection<Change> changes) {
    Map<Change, Double> weights = new LinkedHashMap<>();
    double nothing = Math.pow(NOTHING, affected.size());
    double sum = nothing;
    for (Change change : once(affected, changes)) {
      double weight =
          affected.stream()
              .mapToDouble(series -> weight(change, series))
              .reduce(1, (a, b) -> a * b);
      if (weight > 0) {
        weights.put(change, weight);
        sum += weight;
      }
    }
    double total = sum;
    List<Suspect> suspects =
        weights.entrySet().stream()
            .filter(each -> each.getValue() / total >= LEAST)
            .sorted(
                Comparator.comparingDouble((Map.Entry<Change, Double> each) -> -each.getValue())
                    .thenComparing(each -> each.getKey().id()))
            .limit(MOST)
            .map(each ->
                new Suspect(
                    each.getKey(),
                    each.getValue() / total,
                    reasons(each.getKey(), affected.getFirst())))
            .toList();
    return new Ranked(suspects, nothing / total);
  }

  /// Of the copies of a change, made for each service on which it competes, the most closely
  /// related one.
  private static Collection<Change> once(List<Affected> affected, Collection<Change> changes) {
    var once = new LinkedHashMap<String, Change>();
    changes.stream()
        .sorted(Comparator.comparing(Change::id).thenComparing(Change::service))
        .forEach(change ->
            once.merge(
                change.id(),
                change,
                (one, other) ->
                    relation(one, affected.getFirst()) >= relation(other, affected.getFirst())
                        ? one
                        : other));
    return once.values();
  }

  private static double weight(Change change, Affected series) {
    double buckets = bucketsBefore(change, series);
    return change.onset().isAfter(endOf(series)) || buckets > REACH_BUCKETS
        ? 0
        : relation(change, series) * Math.exp(-buckets / DECAY_BUCKETS);
  }

  /// End of the last bucket that may hold the onset: a change in it may still be the reason.
  private static Instant endOf(Affected series) {
    return series.to().plus(series.bucket()).minusMillis(1);
  }

  private static double bucketsBefore(Change change, Affected series) {
    Duration before = Duration.between(change.onset(), series.from());
    return Math.max(0, (double) before.toMillis() / series.bucket().toMillis());
  }

  private static double relation(Change change, Affected series) {
    if (change.service().equals(series.service())) {
      return OWN;
    }
    if (series.callees().contains(change.service())) {
      return CALLEE;
    }
    return change.kind() == EventKind.CONFIG ? CONFIGURATION : UNRELATED;
  }

  private static List<String> reasons(Change change, Affected series) {
    var reasons = new ArrayList<String>();
    reasons.add(timing(change, series));
    reasons.add(relationship(change, series));
    return reasons;
  }

  private static String timing(Change change, Affected series) {
    long buckets = (long) Math.floor(bucketsBefore(change, series));
    String verb = verb(change);
    if (buckets == 0) {
      return verb + " when the shift began";
    }
    return "%s %d %s (%d s) before the shift"
        .formatted(
            verb,
            buckets,
            buckets == 1 ? "bucket" : "buckets",
            Duration.between(change.onset(), series.from()).toSeconds());
  }

  private static String verb(Change change) {
    DeployEvent.How how = change.how();
    if (how == null) {
      return "changed";
    }
    return switch (how) {
      case ROLLOUT -> "deployed";
      case ROLLBACK -> "rolled back";
      case RESTART -> "restarted";
      case SCALE -> "scaled";
      case REMOVE -> "removed";
      case PUBLISH -> "published";
    };
  }

  private static String relationship(Change change, Affected series) {
    if (change.service().equals(series.service())) {
      return "a change of " + series.service() + " itself";
    }
    if (series.callees().contains(change.service())) {
      return change.service() + " is called by " + series.service();
    }
    return change.kind() == EventKind.CONFIG
        ? "a configuration change of " + change.service()
        : "nothing is known that connects " + change.service() + " with " + series.service();
  }
}
