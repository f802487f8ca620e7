package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// When to say that a change made a series worse.
///
/// @param name as tables give it
/// @param statistic what is looked at
/// @param persistence for how long
/// @param threshold what it has to exceed
public record Rule(String name, Statistic statistic, Persistence persistence, double threshold) {

  /// Index of the bucket since the change with which the rule first alarms.
  public OptionalInt firstAlarm(Trace trace) {
    return firstAlarmOn(statistic.path(trace));
  }

  /// The same, for a path that is known already; rules on one statistic share it.
  public OptionalInt firstAlarmOn(double[] path) {
    double[] level = persistence.of(path);
    return IntStream.range(0, level.length).filter(i -> level[i] > threshold).findFirst();
  }

  /// The threshold at which the rule would just have been silent.
  public double peak(double[] path) {
    double peak = Double.NEGATIVE_INFINITY;
    for (double level : persistence.of(path)) {
      peak = Math.max(peak, level);
    }
    return peak;
  }

  /// The same rule with another threshold.
  public Rule at(double other) {
    return new Rule(name, statistic, persistence, other);
  }
}
