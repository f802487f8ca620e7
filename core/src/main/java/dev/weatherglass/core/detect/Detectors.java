package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.List;

/// The catalogue: which detector watches which kind of series.
///
/// A new one is a record that implements [Detector] and its line in [#forSeries].
public final class Detectors {

  /// A baseline with fewer buckets that hold data is refused.
  public static final int FEWEST_BUCKETS = 20;

  /// Errors per bucket from which on their ratio is a level like any other.
  private static final double MANY_ERRORS = 8;

  private Detectors() {}

  /// The detector for one series and one change, or why there is none.
  ///
  /// @param kind what the buckets hold
  /// @param worse which way a shift has to go to count
  /// @param baseline the buckets before the change, oldest first, with [Observation.Missing] where
  ///   there is no data; 240 are enough, 120 cost power, 60 much
  /// @throws IllegalArgumentException if the baseline holds observations of the other kind
  public static Detection forSeries(SeriesKind kind, Direction worse, List<Observation> baseline) {
    return switch (kind) {
      case LEVEL -> forLevels(worse, baseline);
      case ERROR_RATIO -> forErrors(worse, baseline);
    };
  }

  private static Detection forLevels(Direction worse, List<Observation> baseline) {
    double[] values =
        baseline.stream().mapToDouble(Scale::value).filter(value -> !Double.isNaN(value)).toArray();
    return BankDetector.from(Scale.of(values), worse, baseline);
  }

  private static Detection forErrors(Direction worse, List<Observation> baseline) {
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
      return BankDetector.from(new Scale.LogErrorRatio(), worse, baseline);
    }
    return new Detection.Ready(new CountDetector(GammaPoisson.of(errors, requests), worse).trial());
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
