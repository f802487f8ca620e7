package dev.weatherglass.core.correlate;

import dev.weatherglass.core.verify.Contender;
import dev.weatherglass.core.verify.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Tells which changes have to be told apart; see [Episode].
///
/// @param service on whose series they compete
/// @param environment where
/// @param horizon length of a verification
/// @param longest from its onset on; a later change begins another episode
/// @param callees services that this one calls, directly or not
record Episodes(
    String service, String environment, Duration horizon, Duration longest, Set<String> callees) {

  /// More changes than this in one episode are not told apart: the next one begins another.
  private static final int MOST = 12;

  /// The episodes among these contenders, by onset. Each contender is judged by one of them at
  /// most; in an earlier one that is still under way it only competes.
  ///
  /// @param contenders those to be judged are marked so
  /// @param warmUp how likely a change comes with a warm-up, by what was known at a time
  List<Episode> among(Collection<Contender> contenders, ToDoubleFunction<Instant> warmUp) {
    var groups = new ArrayList<List<Contender>>();
    for (Contender each :
        contenders.stream()
            .sorted(Comparator.comparing(Contender::onset).thenComparing(Contender::verification))
            .toList()) {
      if (groups.isEmpty() || isAnother(groups.getLast(), each)) {
        groups.forEach(group -> compete(group, each));
        groups.add(new ArrayList<>(List.of(each)));
      } else {
        groups.subList(0, groups.size() - 1).forEach(group -> compete(group, each));
        groups.getLast().add(each);
      }
    }
    return groups.stream()
        .filter(group -> group.stream().anyMatch(Contender::judged))
        .map(group -> episode(group, warmUp))
        .toList();
  }

  private boolean isAnother(List<Contender> group, Contender next) {
    return !next.onset().isBefore(group.getLast().onset().plus(horizon))
        || next.onset().isAfter(group.getFirst().onset().plus(longest))
        || group.size() >= MOST;
  }

  private void compete(List<Contender> group, Contender next) {
    boolean isOpen =
        group.stream()
            .filter(Contender::judged)
            .anyMatch(judged -> next.onset().isBefore(judged.onset().plus(horizon)));
    if (isOpen && group.size() < MOST) {
      group.add(
          new Contender(next.verification(), next.service(), next.onset(), false, next.version()));
    }
  }

  private Episode episode(List<Contender> group, ToDoubleFunction<Instant> warmUp) {
    Instant onset = group.getFirst().onset();
    return new Episode(service, environment, onset, group, callees, warmUp.applyAsDouble(onset));
  }
}
