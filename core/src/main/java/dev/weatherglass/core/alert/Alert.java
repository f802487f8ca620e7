package dev.weatherglass.core.alert;

import dev.weatherglass.core.verify.SeriesJudgement;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person is told about one watched series.
///
/// @param fingerprint identity: a hash of the labels, see [Fingerprint]
/// @param labels `alertname`, `service`, `environment`, `signal`, `change`; never a number
/// @param state firing until evidence says otherwise
/// @param summary one sentence: what, by how much, since which change
/// @param judgement the series as it was judged when the alert fired; null for an alert about
///   missing data
/// @param startsAt event time at which it fired
/// @param began event time from which the series is worse
/// @param endsAt event time at which it resolved; null while it fires
/// @param endReason why it resolved; null while it fires
/// @param acked who looks after it; null where nobody said so
/// @param resolvedBy who said that it is over; null where nobody did
/// @param falseAlarm who said that it never was one; null where nobody did
public record Alert(
    String fingerprint,
    Map<String, String> labels,
    AlertState state,
    String summary,
    @Nullable SeriesJudgement judgement,
    Instant startsAt,
    Instant began,
    @Nullable Instant endsAt,
    @Nullable String endReason,
    @Nullable Word acked,
    @Nullable Word resolvedBy,
    @Nullable Word falseAlarm) {

  public Alert {
    labels = new TreeMap<>(labels);
  }

  /// An alert about which nobody said anything.
  public Alert(
      String fingerprint,
      Map<String, String> labels,
      AlertState state,
      String summary,
      @Nullable SeriesJudgement judgement,
      Instant startsAt,
      Instant began,
      @Nullable Instant endsAt,
      @Nullable String endReason) {
    this(
        fingerprint,
        labels,
        state,
        summary,
        judgement,
        startsAt,
        began,
        endsAt,
        endReason,
        null,
        null,
        null);
  }

  /// The same alert with what people said about it.
  Alert with(@Nullable Word ack, @Nullable Word resolve, @Nullable Word asFalse) {
    return new Alert(
        fingerprint,
        labels,
        state,
        summary,
        judgement,
        startsAt,
        began,
        endsAt,
        endReason,
        ack,
        resolve,
        asFalse);
  }

  /// The same alert, over.
  Alert ended(Instant at, String reason) {
    return new Alert(
        fingerprint,
        labels,
        AlertState.RESOLVED,
        summary,
        judgement,
        startsAt,
        began,
        at,
        reason,
        acked,
        resolvedBy,
        falseAlarm);
  }
}
