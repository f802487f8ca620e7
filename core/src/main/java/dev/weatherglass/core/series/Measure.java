package dev.weatherglass.core.series;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the samples of a metric family become one number per bucket.
public sealed interface Measure {

  /// The parts of the family it reads.
  Set<Part> parts();

  /// Takes in one step of one raw series.
  ///
  /// @param labels of the raw series
  /// @param amount the value of a gauge, the increment of anything that counts
  /// @param seconds time between the two samples of an increment
  Accumulator add(
      Accumulator sofar, Part part, Map<String, String> labels, double amount, double seconds);

  /// Takes in what a whole histogram counted in one step. Where it does not say its sum, a measure
  /// that needs the sum passes it over.
  ///
  /// @param more what was counted
  default Accumulator add(
      Accumulator sofar, Map<String, String> labels, Distribution more, double seconds) {
    if (parts().contains(Part.SUM) && !Double.isFinite(more.sum())) {
      return sofar;
    }
    Accumulator gathered = sofar;
    for (Part part : parts()) {
      gathered =
          switch (part) {
            case SUM -> add(gathered, part, labels, more.sum(), seconds);
            case COUNT -> add(gathered, part, labels, more.total(), seconds);
            case BUCKET -> gathered.plusDistribution(more);
            case VALUE, HISTOGRAM -> gathered;
          };
    }
    return gathered;
  }

  /// The bucket's value.
  BucketValue close(Accumulator gathered);

  /// The bucket's value for some of its raw series, so that versions can be compared however many
  /// instances each has, and added up: what was summed, and what it is per (samples, seconds,
  /// requests). A quantile stays one number, beside its histogram.
  BucketValue arm(Accumulator gathered);

  /// Whether [#arm] holds two numbers.
  default boolean armIsRatio() {
    return true;
  }

  /// The bucket's histogram, where there is one; null otherwise.
  default @Nullable Histogram histogram(Accumulator gathered) {
    return null;
  }

  /// Whether the family's values only grow, so that increments are taken.
  default boolean counts() {
    return true;
  }

  /// Whether buckets hold failures and requests instead of one number.
  default boolean isRatio() {
    return false;
  }

  /// The sum over all raw series of a gauge: each raw series' mean of the bucket.
  record Level() implements Measure {
    @Override
    public Set<Part> parts() {
      return Set.of(Part.VALUE);
    }

    @Override
    public boolean counts() {
      return false;
    }

    @Override
    public Accumulator add(
        Accumulator sofar, Part part, Map<String, String> labels, double amount, double seconds) {
      return sofar.plusFirst(amount, 0);
    }

    @Override
    public BucketValue arm(Accumulator gathered) {
      return BucketValue.ratio(gathered.first(), gathered.samples());
    }

    @Override
    public BucketValue close(Accumulator gathered) {
      return gathered.samples() == 0
          ? BucketValue.MISSING
          : BucketValue.of(gathered.first() / gathered.samples() * gathered.rawSeries());
    }
  }

  /// Increments per second, summed over all raw series; time is that between samples, so scrape
  /// jitter does no harm.
  ///
  /// @param part the part that counts
  record Rate(Part part) implements Measure {
    @Override
    public Set<Part> parts() {
      return Set.of(part);
    }

    @Override
    public Accumulator add(
        Accumulator sofar, Part read, Map<String, String> labels, double amount, double seconds) {
      return sofar.plusFirst(amount, seconds);
    }

    @Override
    public BucketValue arm(Accumulator gathered) {
      return BucketValue.ratio(gathered.first(), gathered.seconds());
    }

    @Override
    public BucketValue close(Accumulator gathered) {
      return gathered.seconds() > 0
          ? BucketValue.of(gathered.first() / gathered.seconds() * gathered.rawSeries())
          : BucketValue.MISSING;
    }
  }

  /// Mean of what a histogram or summary saw: increments of its sum per increment of its count.
  record Mean() implements Measure {
    @Override
    public Set<Part> parts() {
      return Set.of(Part.SUM, Part.COUNT);
    }

    @Override
    public Accumulator add(
        Accumulator sofar, Part part, Map<String, String> labels, double amount, double seconds) {
      return part == Part.SUM ? sofar.plusFirst(amount, 0) : sofar.plusSecond(amount);
    }

    @Override
    public BucketValue arm(Accumulator gathered) {
      return BucketValue.ratio(gathered.first(), gathered.second());
    }

    @Override
    public BucketValue close(Accumulator gathered) {
      return gathered.second() > 0
          ? BucketValue.of(gathered.first() / gathered.second())
          : BucketValue.MISSING;
    }
  }

  /// A quantile of a histogram with cumulative buckets, interpolated linearly within its bucket as
  /// Prometheus' `histogram_quantile` does.
  ///
  /// @param q in (0, 1)
  record Quantile(double q) implements Measure {

    public Quantile {
      if (!(q > 0 && q < 1)) {
        throw new IllegalArgumentException("quantile must be in (0, 1) but was " + q);
      }
    }

    @Override
    public Set<Part> parts() {
      return Set.of(Part.BUCKET);
    }

    @Override
    public Accumulator add(
        Accumulator sofar, Part part, Map<String, String> labels, double amount, double seconds) {
      double bound = Labels.upperBound(labels);
      return Double.isNaN(bound) ? sofar : sofar.plusBound(bound, amount);
    }

    @Override
    public BucketValue arm(Accumulator gathered) {
      return close(gathered);
    }

    @Override
    public boolean armIsRatio() {
      return false;
    }

    @Override
    public BucketValue close(Accumulator gathered) {
      @Nullable Histogram histogram = histogram(gathered);
      return histogram == null ? BucketValue.MISSING : BucketValue.of(histogram.quantile(q));
    }

    @Override
    public @Nullable Histogram histogram(Accumulator gathered) {
      return Histogram.of(gathered.bounds());
    }
  }

  /// Failed requests among all requests, told apart by a status label.
  ///
  /// @param part the part that counts requests
  record ErrorRatio(Part part) implements Measure {
    @Override
    public Set<Part> parts() {
      return Set.of(part);
    }

    @Override
    public boolean isRatio() {
      return true;
    }

    @Override
    public Accumulator add(
        Accumulator sofar, Part read, Map<String, String> labels, double amount, double seconds) {
      return switch (Labels.status(labels)) {
        case FAILED -> sofar.plusFirst(amount, 0).plusSecond(amount);
        case SERVED -> sofar.plusSecond(amount);
        case UNTOLD -> sofar;
      };
    }

    @Override
    public BucketValue arm(Accumulator gathered) {
      return close(gathered);
    }

    @Override
    public BucketValue close(Accumulator gathered) {
      return BucketValue.ratio(gathered.first(), gathered.second());
    }
  }
}
