package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the judge of one service tells the judge of its environment.
public sealed interface Finding {

  String environment();

  /// A service sends its first watched series.
  record SeriesSeen(String environment, String service) implements Finding {}

  /// There is a candidate, or it is another than before.
  ///
  /// @param widthMillis width of the service's finest buckets
  /// @param judgedSeries series that can be judged; 0 where the service sends none
  /// @param activeSeries those of them that had data shortly before the onset
  /// @param lateMillis how late it was reported where that was too late to judge it; null otherwise
  /// @param following how many series tell the buckets that are closed already, right after this
  record CandidateKnown(
      Candidate candidate,
      long widthMillis,
      int judgedSeries,
      int activeSeries,
      @Nullable Long lateMillis,
      int following)
      implements Finding {
    @Override
    public String environment() {
      return candidate.environment();
    }
  }

  /// A candidate is no more: its changes belong to another one now.
  record CandidateGone(String environment, String service, String verification, Candidate into)
      implements Finding {}

  /// Closed buckets of one series, as they bear on one candidate.
  ///
  /// @param verification the candidate's
  /// @param onset the candidate's, so that evidence for an onset given up is told apart
  /// @param until the candidate's
  /// @param length how many buckets are judged at most
  /// @param anew whether this replaces all that was told of the series
  /// @param baseline levels of the last buckets before the onset, oldest first, where `anew`; NaN
  ///   where missing
  /// @param baselineSeen present buckets of the whole baseline
  /// @param refused why the series cannot be judged; null where it can
  @SuppressWarnings("ArrayRecordComponent") // compact; never compared
  record SeriesEvidence(
      String environment,
      String service,
      String verification,
      Instant onset,
      @Nullable Instant until,
      SeriesKey series,
      Signal signal,
      String metric,
      long widthMillis,
      int length,
      int judgedSeries,
      boolean anew,
      float[] baseline,
      int baselineSeen,
      @Nullable String refused,
      List<BucketEvidence> buckets)
      implements Finding {}

  /// The time of a verification is over, though not all its buckets came.
  record WindowOver(String environment, String service, String verification) implements Finding {}
}
