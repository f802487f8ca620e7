package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the judge of one service tells the judge of its environment.
public sealed interface Finding {

  String environment();

  /// A service sends its first watched series.
  record SeriesSeen(String environment, String service) implements Finding {}

  /// There is a candidate, or it has other names than before.
  ///
  /// @param widthMillis width of the service's finest buckets
  /// @param judgedSeries series that can be judged; 0 where the service sends none
  /// @param activeSeries those of them that had data shortly before the onset
  /// @param lateMillis how late it was reported where that was too late to judge it; null otherwise
  record CandidateKnown(
      Candidate candidate,
      long widthMillis,
      int judgedSeries,
      int activeSeries,
      @Nullable Long lateMillis)
      implements Finding {
    @Override
    public String environment() {
      return candidate.environment();
    }
  }

  /// A candidate is no more: its changes belong to another one now.
  record CandidateGone(String environment, String service, String verification, Candidate into)
      implements Finding {}

  /// Candidates that are judged together, or others than before: whatever was told of the episode
  /// is told anew.
  ///
  /// @param widthMillis width of the service's finest buckets
  /// @param judgedSeries series that are judged
  /// @param following how many series tell the buckets that are closed already, right after this
  record EpisodeKnown(Episode episode, long widthMillis, int judgedSeries, int following)
      implements Finding {
    @Override
    public String environment() {
      return episode.environment();
    }
  }

  /// Closed buckets of one series, as they bear on the contenders of an episode.
  ///
  /// @param episode so that evidence for an episode given up is told apart
  /// @param anew whether this replaces all that was told of the series
  /// @param baseline levels of the last buckets before the episode, oldest first, where `anew`; NaN
  ///   where missing
  /// @param baselineSeen present buckets of the whole baseline
  /// @param refused why the series cannot be judged; null where it can
  /// @param placebos its own false-alarm record, where `anew`
  @SuppressWarnings("ArrayRecordComponent") // compact; never compared
  record SeriesEvidence(
      Episode episode,
      SeriesKey series,
      Signal signal,
      String metric,
      long widthMillis,
      boolean anew,
      float[] baseline,
      int baselineSeen,
      @Nullable String refused,
      PlaceboRecord placebos,
      List<BucketEvidence> buckets)
      implements Finding {
    @Override
    public String environment() {
      return episode.environment();
    }
  }

  /// A series became worse while no change of its service was verified.
  ///
  /// @param judgement what it says; its change point is the likeliest onset
  /// @param onsetFrom start of the first bucket of those that hold the onset with a probability of
  ///   90 %
  /// @param onsetTo start of the last one
  /// @param widthMillis width of its buckets
  /// @param callees services that the service calls, directly or not
  record ShiftFound(
      SeriesJudgement judgement,
      Instant onsetFrom,
      Instant onsetTo,
      long widthMillis,
      Set<String> callees)
      implements Finding {

    public ShiftFound {
      callees = new TreeSet<>(callees);
    }

    @Override
    public String environment() {
      return judgement.series().environment();
    }
  }

  /// A shift that was found is over.
  ///
  /// @param onset its change point
  /// @param at end of the bucket that says so
  /// @param reason why, in plain words
  record ShiftOver(SeriesKey series, Instant onset, Instant at, String reason) implements Finding {
    @Override
    public String environment() {
      return series.environment();
    }
  }

  /// The time of a verification is over, though not all its buckets came.
  record WindowOver(String environment, String service, String verification) implements Finding {}
}
