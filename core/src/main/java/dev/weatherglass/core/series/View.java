package dev.weatherglass.core.series;

import org.jspecify.annotations.Nullable;

/// One way to read a ring, frozen when an episode begins: each is judged as a series of its own.
/// [Views] says which views a ring has.
public sealed interface View {

  /// Names the view within its ring: `level`, `p90`, `above_p90`.
  String name();

  /// How people say it; empty where the signal's own title says it all.
  String title();

  /// Whether buckets hold counts (failures, or requests above a bound, and all requests).
  boolean ratio();

  /// What a bucket holds in this view; missing where the ring cannot tell.
  BucketValue at(Ring ring, long index);

  /// The buckets as they are. Counts stay counts however few they are: the gamma–Poisson evidence
  /// adds them up, so buckets with little traffic need no merging.
  record Level(boolean ratio) implements View {

    @Override
    public String name() {
      return "level";
    }

    @Override
    public String title() {
      return "";
    }

    @Override
    public BucketValue at(Ring ring, long index) {
      return ring.at(index);
    }
  }

  /// A quantile of each bucket's histogram, or of several buckets together where traffic is low: it
  /// stands at the last one of them, and the others are missing. Several are missing as a whole
  /// where together they hold less than half the requests that a quantile needs.
  ///
  /// @param q in (0, 1)
  /// @param merged how many buckets are taken together, at least 1
  /// @param from the first bucket of any of the groups
  /// @param enough requests that the quantile needs
  record QuantileView(double q, int merged, long from, double enough) implements View {

    public QuantileView {
      if (!(q > 0 && q < 1)) {
        throw new IllegalArgumentException("quantile must be in (0, 1) but was " + q);
      }
      if (merged < 1) {
        throw new IllegalArgumentException("merged must be at least 1 but was " + merged);
      }
    }

    @Override
    public String name() {
      return percentile(q);
    }

    @Override
    public String title() {
      return merged == 1 ? name() : name() + " of " + merged + " buckets together";
    }

    @Override
    public boolean ratio() {
      return false;
    }

    @Override
    public BucketValue at(Ring ring, long index) {
      if (Math.floorMod(index + 1 - from, (long) merged) != 0) {
        return BucketValue.MISSING;
      }
      @Nullable Histogram together = Views.together(ring, index + 1 - merged, index + 1);
      return together == null || together.total() < enough / 2
          ? BucketValue.MISSING
          : BucketValue.of(together.quantile(q));
    }
  }

  /// The share of requests above a bound, as counts. Missing where a bucket's histogram no longer
  /// has the bound.
  ///
  /// @param q quantile of the baseline that the bound is nearest to
  /// @param bound upper bound of a histogram bucket, in the signal's unit
  /// @param unit the signal's unit
  record TailShare(double q, double bound, String unit) implements View {

    @Override
    public String name() {
      return "above_" + percentile(q);
    }

    @Override
    public String title() {
      return "share above " + bound + " " + unit;
    }

    @Override
    public boolean ratio() {
      return true;
    }

    @Override
    public BucketValue at(Ring ring, long index) {
      @Nullable Histogram histogram = ring.histogramAt(index);
      double above = histogram == null ? Double.NaN : histogram.above(bound);
      return Double.isNaN(above) || histogram == null
          ? BucketValue.MISSING
          : BucketValue.ratio(above, histogram.total());
    }
  }

  private static String percentile(double q) {
    return "p" + Math.round(q * 100);
  }
}
