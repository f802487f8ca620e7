package dev.weatherglass.core.correlate;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.JudgeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Tells which reports are one and the same change: a CI snippet and a webhook report the same
/// deploy.
public final class Candidates {

  /// Processes restart before their deploy is said to be finished.
  private static final int REPORTED_WITHIN_BUCKETS = 10;

  private Candidates() {}

  /// The candidates among the changes of one service and environment, by onset: those whose onsets
  /// lie at most 3 buckets after the first, or that carry its version within 30 minutes and without
  /// another version between, are one; and so are restarts seen in samples and the deploy that they
  /// belong to.
  ///
  /// @param widthMillis width of the service's finest buckets
  public static List<Candidate> among(
      Collection<Change> changes, long widthMillis, JudgeSettings settings) {
    List<List<Change>> groups = new ArrayList<>();
    changes.stream()
        .sorted(Comparator.comparing(Change::onset).thenComparing(Change::id))
        .forEach(change -> {
          if (!groups.isEmpty() && same(groups.getLast(), change, widthMillis, settings)) {
            groups.getLast().add(change);
          } else {
            groups.add(new ArrayList<>(List.of(change)));
          }
        });
    return groups.stream().map(Candidates::candidate).toList();
  }

  private static boolean same(
      List<Change> group, Change change, long widthMillis, JudgeSettings settings) {
    Duration apart = Duration.between(group.getFirst().onset(), change.onset());
    return apart.toMillis() <= settings.mergeBuckets() * widthMillis
        || isPartOf(group, change, apart, widthMillis, settings)
        || (apart.compareTo(settings.mergeSameVersion()) <= 0
            && change.revision().version() != null
            && group.stream().anyMatch(other -> sameVersion(other, change)));
  }

  /// A restart that was only seen in samples is part of the deploy before it, or of the one that is
  /// reported soon after it.
  private static boolean isPartOf(
      List<Change> group, Change change, Duration apart, long widthMillis, JudgeSettings settings) {
    return Restarted.isSeen(change)
        ? apart.compareTo(settings.mergeSameVersion()) <= 0
        : group.stream().allMatch(Restarted::isSeen)
            && apart.toMillis() <= REPORTED_WITHIN_BUCKETS * widthMillis;
  }

  private static boolean sameVersion(Change one, Change other) {
    return other.revision().version() != null
        && other.revision().version().equals(one.revision().version())
        && one.how() == other.how();
  }

  private static Candidate candidate(List<Change> group) {
    Change first = group.getFirst();
    return new Candidate(
        StableId.of("verification", first.id(), first.environment()),
        first.service(),
        first.environment(),
        first.onset(),
        group);
  }
}
