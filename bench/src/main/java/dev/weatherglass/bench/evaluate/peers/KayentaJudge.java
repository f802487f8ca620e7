package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.Arrays;

/// The judge of Kayenta (`NetflixACAJudge`, `MannWhitneyClassifier`): a metric is "High" when the
/// lower end of the 98 % confidence interval of the shift exceeds a quarter of its estimate. The
/// path is that lower end over the estimate, and the tolerance of .25 its threshold.
///
/// Kayenta compares two groups over the same time; here the one is what came since the change, at
/// most as much as the look-back holds, the other as many buckets before the change.
///
/// @param every judged again after so many buckets
/// @param lookback how many of the newest buckets are judged
public record KayentaJudge(int every, int lookback) implements Statistic {

  /// The tolerance that `NetflixACAJudge` passes.
  public static final double TOLERANCE = 0.25;

  /// Normal quantile of the confidence level .98 that it passes (the class's own default is .95).
  private static final double QUANTILE = 2.3263478740408408;

  @Override
  public double[] path(Trace trace) {
    double[] before = trace.before();
    double[] since = trace.since();
    double[] path = new double[since.length];
    Arrays.fill(path, Double.NEGATIVE_INFINITY);
    for (int i = every - 1; i < since.length; i += every) {
      int length = Math.min(lookback, i + 1);
      double[] control =
          Arrays.copyOfRange(before, Math.max(0, before.length - length), before.length);
      double[] experiment = Arrays.copyOfRange(since, i + 1 - length, i + 1);
      path[i] = margin(new RankSum(MannWhitney.sorted(control), MannWhitney.sorted(experiment)));
    }
    return path;
  }

  /// Below zero where the interval holds no shift: its ends are then not looked for.
  private static double margin(RankSum ranks) {
    double z = ranks.z(0);
    return z > QUANTILE ? ranks.lowerEnd(QUANTILE) / Math.abs(ranks.estimate()) : z - QUANTILE;
  }
}
