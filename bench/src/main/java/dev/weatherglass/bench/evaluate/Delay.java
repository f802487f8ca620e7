package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.plot.DotPlot;
import dev.weatherglass.bench.report.Share;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// How long a rule took.
///
/// @param seen in how many runs it alarmed at all
/// @param mean buckets to the alarm, where there was one; NaN if there was none
/// @param half half of the 95 % interval of the mean
/// @param median likewise; NaN if there was none
/// @param bound the least that is possible
record Delay(Share seen, double mean, double half, double median, double bound) {

  private static final double Z = 1.96;

  /// @param alarms index of the alarming bucket since the change, by run
  static Delay of(List<OptionalInt> alarms, double bound) {
    int[] buckets =
        alarms.stream()
            .flatMapToInt(OptionalInt::stream)
            .map(index -> index + 1)
            .sorted()
            .toArray();
    double mean = Arrays.stream(buckets).average().orElse(Double.NaN);
    double squares =
        Arrays.stream(buckets).mapToDouble(each -> (each - mean) * (each - mean)).sum();
    int n = buckets.length;
    return new Delay(
        Trials.share(alarms),
        mean,
        n < 2 ? Double.NaN : Z * Math.sqrt(squares / (n - 1) / n),
        n == 0 ? Double.NaN : buckets[n / 2],
        bound);
  }

  /// As `12.4 ± .5, median 11 (1.35 x)`.
  String told() {
    if (seen.hits() == 0) {
      return "never";
    }
    String share = seen.hits() == seen.of() ? "" : "; seen " + seen.told();
    return String.format(
        Locale.ROOT,
        "%.1f ± %.1f, median %.0f (%.2f x)%s",
        mean,
        half,
        median,
        mean / bound,
        share);
  }

  /// The mean over the bound; hidden where fewer than half of the steps were seen.
  DotPlot.Dot dot() {
    return seen.value() < 0.5
        ? DotPlot.Dot.NONE
        : new DotPlot.Dot(mean / bound, (mean - half) / bound, (mean + half) / bound);
  }
}
