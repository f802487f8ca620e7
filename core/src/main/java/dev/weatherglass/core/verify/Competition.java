package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SignalKind;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Who is to blame for a shift of one series: every change of the service, and of those it calls,
/// is asked about the same data, and evidence for another one counts against a change.
///
/// s_j = ln e_j - ln(1 + sum_k 0.3 exp(q_k)), and nothing where any q_k > ln e_j. q_k = ln e_k for
/// another change of the same service; for a callee's change ln e_k + 5 min(0, B_k), where B_k is
/// the best evidence for it on the callee's own series, so that an innocent callee cannot take the
/// blame (docs/MATH.md 7).
public final class Competition {

  private static final double RIVAL_WEIGHT = 0.3;
  private static final double CALLEE_SLOPE = 5;

  /// A service's series share this correction for looking at several at least.
  private static final int SERIES_FLOOR = 3;

  /// Throughput falls for many reasons that are no regression.
  private static final double THROUGHPUT_WEIGHT = 0.2;

  private static final double LARGEST = 300; // its exponential is still finite

  private Competition() {}

  /// What is left of the evidence for one contender on one series.
  ///
  /// @param lnE evidence per contender, in the episode's order; NaN before its onset
  /// @param contender which
  /// @param onOwnSeries B_k of a callee's change
  /// @return in nats; negative infinity where another one is likelier
  public static double left(
      Episode episode, double[] lnE, int contender, ToDoubleFunction<Contender> onOwnSeries) {
    List<Contender> contenders = episode.contenders();
    double rivals = 1;
    for (int k = 0; k < lnE.length; k++) {
      if (k != contender && !Double.isNaN(lnE[k])) {
        double rival = claim(episode, contenders.get(k), lnE[k], onOwnSeries);
        if (rival > lnE[contender]) {
          return Double.NEGATIVE_INFINITY;
        }
        rivals += RIVAL_WEIGHT * Math.exp(Math.min(rival, LARGEST));
      }
    }
    return lnE[contender] - Math.log(rivals);
  }

  /// S of the alarm rule: what is left of the evidence on one series, corrected for looking at
  /// several.
  ///
  /// @param left in nats
  /// @param judgedSeries of the service
  public static double corrected(double left, SignalKind kind, int judgedSeries) {
    double weight = kind == SignalKind.THROUGHPUT ? Math.log(THROUGHPUT_WEIGHT) : 0;
    return left + weight - Math.log(Math.max(judgedSeries, SERIES_FLOOR));
  }

  private static double claim(
      Episode episode, Contender rival, double lnE, ToDoubleFunction<Contender> onOwnSeries) {
    return episode.isOwn(rival)
        ? lnE
        : lnE + CALLEE_SLOPE * Math.min(0, onOwnSeries.applyAsDouble(rival));
  }
}
