package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.List;

/// The catalogue: which detector watches which kind of series.
///
/// Made for one episode of one service: series with the same gaps share what their filters have in
/// common ([Design]), so one catalogue serves all series of a service, and is let go when they have
/// begun. A new detector is a record that implements [Detector] and its line in [#forSeries].
public final class Detectors {

  /// A baseline with fewer buckets that hold data is refused.
  public static final int FEWEST_BUCKETS = 20;

  /// Errors per bucket from which on their ratio is a level like any other.
  private static final double MANY_ERRORS = 8;

  private final Plan plan;
  private final Design start;
  private final int baselineBuckets;

  /// @param baselineBuckets length of every baseline, with or without data
  public Detectors(Plan plan, int baselineBuckets) {
    this.plan = plan;
    this.start = Design.start(plan, baselineBuckets);
    this.baselineBuckets = baselineBuckets;
  }

  /// The detector for one series and one change at the end of its baseline, or why there is none.
  ///
  /// @param kind what the buckets hold
  /// @param worse which way a shift has to go to count
  /// @param baseline the buckets before the change, oldest first
  public static Detection forSeries(SeriesKind kind, Direction worse, List<Observation> baseline) {
    return new Detectors(Plan.of(List.of(0)), baseline.size()).forSeries(kind, worse, 0, baseline);
  }

  /// The detector for one series, or why there is none.
  ///
  /// @param kind what the buckets hold
  /// @param worse which way a shift has to go to count
  /// @param bucketSeconds width of a bucket; 0 where its days are not to be looked at
  /// @param baseline the buckets before the episode, oldest first, with [Observation.Missing] where
  ///   there is no data; 240 are enough, 120 cost power, 60 much
  /// @throws IllegalArgumentException if the baseline holds observations of the other kind, or is
  ///   of another length than was said
  public Detection forSeries(
      SeriesKind kind, Direction worse, int bucketSeconds, List<Observation> baseline) {
    if (baseline.size() != baselineBuckets) {
      throw new IllegalArgumentException(
          "baseline must hold " + baselineBuckets + " buckets but held " + baseline.size());
    }
    return switch (kind) {
      case LEVEL -> forLevels(worse, bucketSeconds, baseline);
      case ERROR_RATIO -> forErrors(worse, bucketSeconds, baseline);
    };
  }

  private Detection forLevels(Direction worse, int bucketSeconds, List<Observation> baseline) {
    double[] values =
        baseline.stream().mapToDouble(Scale::value).filter(value -> !Double.isNaN(value)).toArray();
    return BankDetector.from(Scale.of(values), worse, baseline, start, bucketSeconds);
  }

  private Detection forErrors(Direction worse, int bucketSeconds, List<Observation> baseline) {
    List<Observation.Counts> counted = counted(baseline);
    double[] errors = counted.stream().mapToDouble(Observation.Counts::errors).toArray();
    double[] requests = counted.stream().mapToDouble(Observation.Counts::requests).toArray();
    if (counted.size() < FEWEST_BUCKETS) {
      return Detection.tooFew(counted.size());
    }
    if (Arrays.stream(requests).sum() == 0) {
      return Detection.noRequests();
    }
    if (Arrays.stream(errors).average().orElse(0) >= MANY_ERRORS) {
      return BankDetector.from(new Scale.LogErrorRatio(), worse, baseline, start, bucketSeconds);
    }
    var detector = new CountDetector(plan, counted, worse);
    return new Detection.Ready(Trial.of(detector, detector.initial()));
  }

  private static List<Observation.Counts> counted(List<Observation> baseline) {
    return baseline.stream()
        .<Observation.Counts>mapMulti((observation, sink) -> {
          switch (observation) {
            case Observation.Counts counts -> sink.accept(counts);
            case Observation.Missing() -> {}
            case Observation.Value value -> throw Scale.wrongKind(SeriesKind.ERROR_RATIO, value);
          }
        })
        .toList();
  }
}
