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
public record Alert(
    String fingerprint,
    Map<String, String> labels,
    AlertState state,
    String summary,
    @Nullable SeriesJudgement judgement,
    Instant startsAt,
    Instant began,
    @Nullable Instant endsAt,
    @Nullable String endReason) {

  public Alert {
    labels = new TreeMap<>(labels);
  }
}
