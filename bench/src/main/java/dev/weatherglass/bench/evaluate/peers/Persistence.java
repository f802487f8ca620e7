package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.core.verify.Ladder;
import java.util.Arrays;

/// How long a statistic has to stay above its threshold: turns a path into one that crosses the
/// threshold when, and only when, the rule alarms.
public interface Persistence {

  /// Once is enough.
  Persistence ONCE = path -> path;

  /// The stronger, the shorter: our judge's ladder, as it stands after each bucket.
  Persistence LADDER =
      path -> {
        double[] reached = new double[path.length];
        Ladder ladder = Ladder.START;
        for (int i = 0; i < path.length; i++) {
          ladder = ladder.with(path[i]);
          reached[i] = ladder.reached();
        }
        return reached;
      };

  double[] of(double[] path);

  /// In so many consecutive buckets: the least of the last ones.
  static Persistence inARow(int count) {
    return path -> {
      double[] least = new double[path.length];
      Arrays.fill(least, Double.NEGATIVE_INFINITY);
      for (int i = count - 1; i < path.length; i++) {
        least[i] = Arrays.stream(path, i - count + 1, i + 1).min().orElseThrow();
      }
      return least;
    };
  }

  /// In so many buckets, consecutive or not: the largest but `count - 1` so far.
  static Persistence inAll(int count) {
    return path -> {
      double[] largest = new double[count]; // ascending
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
      double[] result = new double[path.length];
      for (int i = 0; i < path.length; i++) {
        if (path[i] > largest[0]) {
          largest[0] = path[i];
          Arrays.sort(largest);
        }
        result[i] = largest[0];
      }
      return result;
    };
  }

  /// Looked at once only.
  ///
  /// @param bucket at which, counted from 1
  static Persistence onlyAt(int bucket) {
    return path -> {
      double[] result = new double[path.length];
      Arrays.fill(result, Double.NEGATIVE_INFINITY);
      if (bucket <= path.length) {
        result[bucket - 1] = path[bucket - 1];
      }
      return result;
    };
  }
}
