package dev.weatherglass.core.verify;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is remembered of one verification.
///
/// @param candidate what is judged
/// @param widthMillis width of the buckets it counts in
/// @param judgedSeries series that are judged
/// @param lateMillis how late it was reported where that was too late; null otherwise
/// @param explainedBy id of the verification that took its changes over; null while none did
/// @param series progress by the series' text
/// @param now the present judgement
/// @param told event time up to which the judgement was last told; null before the first
public record VerificationState(
    Candidate candidate,
    long widthMillis,
    int judgedSeries,
    @Nullable Long lateMillis,
    @Nullable Candidate explainedBy,
    Map<String, SeriesProgress> series,
    Judgement now,
    @Nullable Instant told) {

  public VerificationState {
    series = new TreeMap<>(series);
  }

  /// The present judgement.
  ///
  /// @param state what is known
  /// @param ended whether that is final
  /// @param reason why, in plain words
  /// @param firedAt end of the bucket at which the alarm rule first fired; null while it has not
  public record Judgement(
      VerdictState state, boolean ended, String reason, @Nullable Instant firedAt) {}

  /// At its opening.
  static VerificationState open(Finding.CandidateKnown known) {
    return new VerificationState(
        known.candidate(),
        known.widthMillis(),
        known.judgedSeries(),
        known.lateMillis(),
        null,
        Map.of(),
        new Judgement(VerdictState.JUDGING, false, "just opened", null),
        null);
  }

  /// When it ends at the latest.
  public Instant end(JudgeSettings settings) {
    Instant horizon = candidate.onset().plusMillis(settings.horizonBuckets() * widthMillis);
    @Nullable Instant until = candidate.until();
    return until == null || horizon.isBefore(until) ? horizon : until;
  }

  VerificationState withSeries(Map<String, SeriesProgress> changed) {
    return new VerificationState(
        candidate, widthMillis, judgedSeries, lateMillis, explainedBy, changed, now, told);
  }

  VerificationState withCandidate(Finding.CandidateKnown known) {
    return new VerificationState(
        known.candidate(), widthMillis, judgedSeries, lateMillis, null, series, now, told);
  }

  VerificationState explained(Candidate by) {
    return new VerificationState(
        candidate, widthMillis, judgedSeries, lateMillis, by, series, now, told);
  }

  VerificationState judged(Judgement judgement, @Nullable Instant toldAt) {
    return new VerificationState(
        candidate, widthMillis, judgedSeries, lateMillis, explainedBy, series, judgement, toldAt);
  }
}
