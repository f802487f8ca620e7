package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Tally;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The results of `vegeta encode`, added up. A request succeeded with a status from 200 to 399.
final class VegetaSamples {

  private static final int LEAST_COLUMNS = 6;

  private final Tally tally = new Tally();

  /// A row: time in nanoseconds, status, latency in nanoseconds, bytes out and in, error, …
  void row(List<String> values) {
    if (values.size() >= LEAST_COLUMNS) {
      Double seconds = Moment.epochSeconds(Amount.number(values.get(0)));
      add(
          seconds == null ? null : Instant.ofEpochMilli(Math.round(seconds * 1e3)),
          Amount.number(values.get(1)),
          Amount.number(values.get(2)),
          values.get(5).isBlank() ? null : values.get(5));
    }
  }

  void add(
      @Nullable Instant at,
      @Nullable Double status,
      @Nullable Double latencyNanos,
      @Nullable String error) {
    boolean good = error == null && status != null && status >= 200 && status < 400;
    tally.request(!good);
    tally.latency(Amount.times(latencyNanos, 1e-6));
    if (at != null) {
      double start = at.toEpochMilli() / 1e3;
      tally.seen(start);
      tally.seen(start + (latencyNanos == null ? 0 : latencyNanos * 1e-9));
    }
  }

  LoadTestReport report() throws UploadException {
    return new LoadTestDraft("vegeta").tally(tally).latencyMeans(true, false).report();
  }
}
