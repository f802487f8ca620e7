package dev.weatherglass.core.correlate;

import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Placebos;
import dev.weatherglass.core.verify.ShiftAssessment;
import java.time.Duration;
import java.util.SplittableRandom;

/// Judges changes that were none: once an hour at most, the whole detector is run at a bucket of
/// the ring that chance picks, by the series and the hour alone, so that a replay picks the same.
///
/// No change of the service and no known shift lies in the baseline or in the window, and no two
/// windows overlap. A series' hour begins at a minute of its own, so that not all run at once.
record PlaceboRuns(JudgeSettings settings) {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /// The placebos after the ring's newest bucket: the same ones where none was due.
  ///
  /// @param level index of the first bucket of the present level; what came before it had another
  Placebos after(Placebos before, Ring ring, ServiceState service, long level) {
    long name = ring.key().text().hashCode();
    long moment = ring.endOf(ring.last()).toEpochMilli() + Math.floorMod(name, HOUR);
    long hour = Math.floorDiv(moment, HOUR);
    if (hour <= before.hour()) {
      return before;
    }
    Placebos tried = before.tried(hour);
    long earliest = ring.first() + settings.baselineBuckets();
    if (before.runs() > 0) {
      earliest = Math.max(earliest, before.onset() + settings.horizonBuckets());
    }
    long latest = ring.last() + 1 - settings.horizonBuckets();
    if (earliest > latest) {
      return tried;
    }
    long onset = new SplittableRandom(name * 31 + hour).nextLong(earliest, latest + 1);
    if (!isQuiet(ring, service, onset, level)) {
      return tried;
    }
    double reached = ShiftAssessment.placebo(ring, onset, settings);
    return Double.isInfinite(reached) ? tried : tried.with(onset, reached, settings.threshold());
  }

  private boolean isQuiet(Ring ring, ServiceState service, long onset, long level) {
    long from = onset - settings.baselineBuckets();
    long to = onset + settings.horizonBuckets();
    return (level <= from || level >= to)
        && service.candidates().values().stream()
            .mapToLong(known -> ring.indexOf(known.candidate().onset()))
            .noneMatch(change -> change >= from && change < to);
  }
}
