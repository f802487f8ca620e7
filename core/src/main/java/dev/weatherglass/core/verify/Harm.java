package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.SignalKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What harm is excluded on the series of a verification: the ground on which a change is called
/// healthy.
///
/// @param settings the sizes that are worth knowing
record Harm(JudgeSettings settings) {

  private static final double ONE_POINT = 0.01;

  /// The series that decide: those its users feel, latency and errors, or all where there is
  /// neither.
  static List<SeriesProgress> deciding(VerificationState verification) {
    List<SeriesProgress> judged =
        verification.series().values().stream().filter(series -> series.refused() == null).toList();
    List<SeriesProgress> felt = judged.stream().filter(Harm::isFelt).toList();
    return felt.isEmpty() ? judged : felt;
  }

  /// Whether a rise worth knowing is excluded on a latency series and, where there are errors to
  /// count, on an error series; on any series where the service has neither.
  boolean isExcluded(VerificationState verification) {
    List<SeriesProgress> deciding = deciding(verification);
    return !deciding.isEmpty()
        && deciding.stream()
            .map(series -> series.signal().kind())
            .distinct()
            .allMatch(kind ->
                deciding.stream()
                    .anyMatch(series -> series.signal().kind() == kind && isExcluded(series)));
  }

  /// Whether a change for the worse of the size that is worth knowing is excluded on this series.
  boolean isExcluded(SeriesProgress series) {
    @Nullable SeriesReading latest = series.reading();
    if (latest == null || latest.seen() < settings.healthyFromBuckets()) {
      return false;
    }
    double worst = worst(series);
    return switch (series.signal().kind()) {
      case LATENCY -> worst < settings.latencyWorthKnowing();
      case ERRORS ->
          worst < settings.errorWorthKnowing() - 1 || worst * Math.abs(latest.before()) < ONE_POINT;
      case THROUGHPUT, SATURATION -> worst < settings.otherWorthKnowing();
    };
  }

  /// The end of the interval that is worse, as a fraction of the level before; positive is worse.
  /// For series that have seen a bucket.
  static double worst(SeriesProgress series) {
    SeriesReading latest = Objects.requireNonNull(series.reading());
    Effect effect = latest.effect();
    Direction worse = series.signal().worse();
    double end = Math.max(worse.harm(effect.low()), worse.harm(effect.high()));
    return effect.relative() ? end : end / Math.abs(latest.before());
  }

  private static boolean isFelt(SeriesProgress series) {
    SignalKind kind = series.signal().kind();
    return kind == SignalKind.LATENCY || kind == SignalKind.ERRORS;
  }
}
