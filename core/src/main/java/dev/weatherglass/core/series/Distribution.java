package dev.weatherglass.core.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a histogram counted, whole: one sample of an OTLP or native histogram.
///
/// Its bounds may change from sample to sample, because such histograms grow and merge their
/// buckets as they go. What lies below a bound that is not among them is still known where nothing
/// was counted between its neighbours ([#upTo]).
///
/// @param bounds upper bounds, strictly ascending; the last one is infinite
/// @param cumulative as long as `bounds`: how many lie at or below each; never falling
/// @param sum of all that was counted; NaN where the sender does not say
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record Distribution(double[] bounds, double[] cumulative, double sum) {

  public Distribution {
    if (bounds.length == 0 || bounds[bounds.length - 1] != Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "bounds must end with +Inf but were " + Arrays.toString(bounds));
    }
    if (bounds.length != cumulative.length) {
      throw new IllegalArgumentException(
          "bounds must be as many as counts but were "
              + bounds.length
              + " and "
              + cumulative.length);
    }
  }

  /// From what each bucket holds.
  ///
  /// @param finite the upper bounds but the infinite one, strictly ascending
  /// @param counts one more than `finite`; not negative
  public static Distribution of(double[] finite, double[] counts, double sum) {
    double[] bounds = Arrays.copyOf(finite, finite.length + 1);
    bounds[finite.length] = Double.POSITIVE_INFINITY;
    double[] cumulative = counts.clone();
    Arrays.parallelPrefix(cumulative, Double::sum);
    return new Distribution(bounds, cumulative, sum);
  }

  /// All that was counted.
  public double total() {
    return cumulative[cumulative.length - 1];
  }

  /// How many lie at or below a bound; NaN where these buckets cannot tell.
  public double upTo(double bound) {
    return upTo(bounds, cumulative, bound);
  }

  /// What was counted since an earlier sample of the same histogram, by the bounds whose count was
  /// known then too.
  ///
  /// @return null where a count fell: the histogram began anew
  @Nullable Distribution since(Distribution before) {
    double[] shared = new double[bounds.length];
    double[] more = new double[bounds.length];
    int known = 0;
    for (int i = 0; i < bounds.length; i++) {
      double increment = cumulative[i] - before.upTo(bounds[i]);
      if (increment < 0) {
        return null;
      }
      if (!Double.isNaN(increment)) {
        shared[known] = bounds[i];
        more[known++] = increment;
      }
    }
    return new Distribution(
        Arrays.copyOf(shared, known), Arrays.copyOf(more, known), sum - before.sum);
  }

  /// How many lie at or below a bound, by cumulative counts: exact where it is one of the bounds,
  /// or where its neighbours' counts are equal; NaN otherwise.
  static double upTo(double[] bounds, double[] cumulative, double bound) {
    int found = Arrays.binarySearch(bounds, bound);
    if (found >= 0) {
      return cumulative[found];
    }
    int above = -found - 1;
    if (above == bounds.length) {
      return Double.NaN;
    }
    double below = above == 0 ? 0 : cumulative[above - 1];
    return cumulative[above] == below ? below : Double.NaN;
  }
}
