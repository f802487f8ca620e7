package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Perfherder's alerts (mozilla/treeherder, `perfalert.detect_changes`): at each bucket the 12 from
/// it on against 12 to 24 before it, both weighted linearly towards it; alarm where t exceeds the
/// threshold and both neighbours. Its twelfth value has to be there, and the later neighbour is
/// judged by what is there.
///
/// The path is t of a local maximum at or after the change, as soon as it is known to be one.
///
/// @param threshold 7 upstream; where t was above it, the window before starts short again
public record Mozilla(double threshold) implements Statistic {

  /// Upstream's threshold.
  public static final double USUAL = 7;

  private static final int FORE = 12;
  private static final int LEAST_BACK = 12;
  private static final int MOST_BACK = 24;

  @Override
  public double[] path(Trace trace) {
    double[] all =
        DoubleStream.concat(Arrays.stream(trace.before()), Arrays.stream(trace.since())).toArray();
    int change = trace.baseline().size();
    double[] path = new double[all.length - change];
    Arrays.fill(path, Double.NEGATIVE_INFINITY);
    double[] t = new double[all.length + 1]; // with all values of the window that follows
    int quiet = 0;
    for (int i = 1; i + FORE <= all.length; i++) {
      int now = i + FORE - 1; // the newest bucket
      t[i] = t(all, i, now + 1, quiet);
      if (i - 1 >= change && isPeak(t, i - 1, t[i])) {
        path[now - change] = t[i - 1];
      }
      quiet = Math.abs(t[i]) > threshold ? 0 : quiet + 1;
      if (i >= change && isPeak(t, i, t(all, i + 1, now + 1, quiet))) {
        path[now - change] = Math.max(path[now - change], t[i]);
      }
    }
    return path;
  }

  private static boolean isPeak(double[] t, int i, double next) {
    return Math.abs(t[i - 1]) <= Math.abs(t[i]) && Math.abs(next) <= Math.abs(t[i]);
  }

  /// @param quiet buckets since the last t above the threshold
  private static double t(double[] all, int at, int end, int quiet) {
    int back = Math.min(at, Math.min(Math.max(quiet, LEAST_BACK), MOST_BACK));
    double[] before = new double[back];
    for (int j = 0; j < back; j++) {
      before[j] = all[at - 1 - j];
    }
    return t(before, Arrays.copyOfRange(all, at, Math.min(end, at + FORE)));
  }

  /// Both nearest to the change first; positive where the later values are more.
  static double t(double[] before, double[] after) {
    if (before.length == 0 || after.length == 0) {
      return 0;
    }
    double a = weightedMean(before);
    double b = weightedMean(after);
    double variance = varianceOfMean(before, a) + varianceOfMean(after, b);
    return a == b ? 0 : (b - a) / Math.sqrt(variance);
  }

  private static double weightedMean(double[] values) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < values.length; i++) {
      double weight = (values.length - i) / (double) values.length;
      sum += weight * values[i];
      weights += weight;
    }
    return sum / weights;
  }

  private static double varianceOfMean(double[] values, double mean) {
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return values.length > 1 ? squares / (values.length - 1) / values.length : 0;
  }
}
