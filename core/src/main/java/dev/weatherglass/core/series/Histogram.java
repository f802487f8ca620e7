package dev.weatherglass.core.series;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How long the requests of a bucket took, as counts below upper bounds, over all instances.
///
/// @param bounds upper bounds, ascending; the last one may be infinite
/// @param cumulative as long as `bounds`: requests at or below each; whole numbers, never falling,
///   the last one positive
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record Histogram(double[] bounds, double[] cumulative) {

  /// Beyond this a double no longer counts by ones.
  private static final double MOST = 1L << 53;

  public Histogram {
    if (bounds.length == 0 || bounds.length != cumulative.length) {
      throw new IllegalArgumentException(
          "bounds must be as many as counts and at least 1 but were "
              + bounds.length
              + " and "
              + cumulative.length);
    }
    if (!(cumulative[cumulative.length - 1] > 0)) {
      throw new IllegalArgumentException(
          "total must be > 0 but was " + cumulative[cumulative.length - 1]);
    }
  }

  /// What was counted in a bucket. Bounds that fewer samples told than others are left out: an
  /// instance does not know them, so their counts are not of all requests.
  ///
  /// @return null where nothing was counted, or a count is not a number, negative or above 2^53
  static @Nullable Histogram of(BoundCounts told) {
    int most = Arrays.stream(told.samples()).max().orElse(0);
    int[] shared =
        IntStream.range(0, told.bounds().length).filter(i -> told.samples()[i] == most).toArray();
    return of(
        Arrays.stream(shared).mapToDouble(i -> told.bounds()[i]).toArray(),
        Arrays.stream(shared).mapToDouble(i -> told.amounts()[i]).toArray());
  }

  private static @Nullable Histogram of(double[] bounds, double[] counts) {
    double highest = 0;
    for (int i = 0; i < counts.length; i++) {
      if (!(counts[i] >= 0 && counts[i] <= MOST)) {
        return null;
      }
      highest = Math.max(highest, Math.rint(counts[i]));
      counts[i] = highest;
    }
    return highest > 0 ? new Histogram(bounds, counts) : null;
  }

  /// All requests.
  public double total() {
    return cumulative[cumulative.length - 1];
  }

  /// The quantile by linear interpolation within its bucket, whose lower end is 0 for the first
  /// one. Where it lies in the last, unbounded bucket the answer is the highest finite bound (as
  /// Prometheus' `histogram_quantile` does).
  ///
  /// @param q in (0, 1)
  /// @return NaN where no bound is finite
  public double quantile(double q) {
    double rank = q * total();
    double lowerBound = 0;
    double below = 0;
    for (int i = 0; i < bounds.length; i++) {
      double within = cumulative[i] - below;
      if (cumulative[i] >= rank && within > 0) {
        return Double.isInfinite(bounds[i])
            ? highestFinite()
            : lowerBound + (bounds[i] - lowerBound) * (rank - below) / within;
      }
      lowerBound = Math.max(bounds[i], 0);
      below = cumulative[i];
    }
    return highestFinite();
  }

  /// Requests above a bound; NaN where it is not one of the bounds and requests lie between its
  /// neighbours.
  public double above(double bound) {
    return total() - upTo(bound);
  }

  /// Both together, by the bounds of both below which each can tell its requests.
  ///
  /// @return null where there is none
  public @Nullable Histogram plus(Histogram other) {
    double[] known =
        Arrays.equals(bounds, other.bounds)
            ? bounds
            : DoubleStream.concat(Arrays.stream(bounds), Arrays.stream(other.bounds))
                .sorted()
                .distinct()
                .filter(bound -> !Double.isNaN(upTo(bound) + other.upTo(bound)))
                .toArray();
    return of(known, Arrays.stream(known).map(bound -> upTo(bound) + other.upTo(bound)).toArray());
  }

  private double upTo(double bound) {
    return Distribution.upTo(bounds, cumulative, bound);
  }

  private double highestFinite() {
    for (int i = bounds.length - 1; i >= 0; i--) {
      if (Double.isFinite(bounds[i])) {
        return bounds[i];
      }
    }
    return Double.NaN;
  }
}
