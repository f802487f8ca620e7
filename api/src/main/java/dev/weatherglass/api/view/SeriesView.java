package dev.weatherglass.api.view;

import dev.weatherglass.api.history.WatchedSeries;
import java.time.Instant;

/// A series that is watched.
///
/// @param signal its stable name, as `latency_p95`
/// @param title how people say it
/// @param by the labels it is kept apart by; empty for the whole service
/// @param unit UCUM-like unit of its values
/// @param bucketSeconds how wide the buckets are that the judge sees
/// @param lastSeenAt when the newest minute began that is known of it
public record SeriesView(
    String id,
    String service,
    String environment,
    String signal,
    String title,
    String by,
    String unit,
    double bucketSeconds,
    Instant lastSeenAt) {

  private static final double MILLIS = 1000;

  public static SeriesView of(WatchedSeries series) {
    return new SeriesView(
        series.id(),
        series.key().service(),
        series.key().environment(),
        series.key().signal(),
        series.title(),
        series.key().by(),
        series.unit(),
        series.bucket().toMillis() / MILLIS,
        series.lastSeenAt());
  }
}
