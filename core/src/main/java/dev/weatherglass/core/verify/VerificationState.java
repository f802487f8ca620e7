package dev.weatherglass.core.verify;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is remembered of one verification.
///
/// @param candidate what is judged
/// @param widthMillis width of the buckets it counts in
/// @param judgedSeries series that are judged
/// @param activeSeries series that had data shortly before the onset
/// @param lateMillis how late it was reported where that was too late; null otherwise
/// @param explainedBy id of the verification that took its changes over; null while none did
/// @param awaiting series that are about to tell buckets that are closed already; until then
///   nothing is judged
/// @param series progress by the series' text
/// @param now the present judgement
/// @param told event time up to which the judgement was last told; null before the first
public record VerificationState(
    Candidate candidate,
    long widthMillis,
    int judgedSeries,
    int activeSeries,
    @Nullable Long lateMillis,
    @Nullable Candidate explainedBy,
    int awaiting,
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
  public static VerificationState open(Finding.CandidateKnown known) {
    return new VerificationState(
        known.candidate(),
        known.widthMillis(),
        known.judgedSeries(),
        known.activeSeries(),
        known.lateMillis(),
        null,
        known.following(),
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

  /// The verdict, as it is told.
  ///
  /// @param watchedUntil when it ends at the latest
  public Verdict verdict(Instant watchedUntil) {
    List<SeriesProgress> strongestFirst =
        series.values().stream()
            .sorted(Comparator.comparingDouble(SeriesProgress::weight).reversed())
            .toList();
    return new Verdict(
        candidate.verification(),
        candidate.service(),
        candidate.environment(),
        candidate.namedFirst(),
        now.state(),
        now.ended(),
        now.reason(),
        candidate.onset(),
        judgedAt(),
        now.firedAt(),
        watchedUntil,
        IntStream.range(0, strongestFirst.size())
            .mapToObj(i -> strongestFirst.get(i).judgement(candidate.onset(), i == 0))
            .toList());
  }

  /// Event time up to which its series were judged; the onset before the first bucket.
  public Instant judgedAt() {
    return series.values().stream()
        .flatMap(one -> Optional.ofNullable(one.judgedUntil()).stream())
        .max(Instant::compareTo)
        .orElse(candidate.onset());
  }

  /// One of the series that were awaited has told its buckets.
  public VerificationState awaitingOneLess() {
    return with(candidate, explainedBy, awaiting - 1, series, now, told);
  }

  public VerificationState withSeries(Map<String, SeriesProgress> changed) {
    return with(candidate, explainedBy, awaiting, changed, now, told);
  }

  public VerificationState withCandidate(Finding.CandidateKnown known) {
    return with(known.candidate(), null, awaiting, series, now, told);
  }

  public VerificationState explained(Candidate by) {
    return with(candidate, by, awaiting, series, now, told);
  }

  public VerificationState judged(Judgement judgement, @Nullable Instant toldAt) {
    return with(candidate, explainedBy, awaiting, series, judgement, toldAt);
  }

  /// What was known at the opening stays; the rest is said anew.
  private VerificationState with(
      Candidate named,
      @Nullable Candidate explanation,
      int stillAwaited,
      Map<String, SeriesProgress> progress,
      Judgement judgement,
      @Nullable Instant toldAt) {
    return new VerificationState(
        named,
        widthMillis,
        judgedSeries,
        activeSeries,
        lateMillis,
        explanation,
        stillAwaited,
        progress,
        judgement,
        toldAt);
  }
}
