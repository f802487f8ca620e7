package dev.weatherglass.ingest.upload.format;

import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BenchmarkEvent.Result;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Results of benchmarks.
public record BenchmarkReport(List<Result> results, @Nullable Instant at, @Nullable String commit)
    implements Report {

  public BenchmarkReport {
    results = List.copyOf(results);
  }

  /// Results without a time or a commit.
  public static BenchmarkReport of(List<Result> results) {
    return new BenchmarkReport(results, null, null);
  }

  /// Several files of one run as one.
  ///
  /// @param reports at least one
  public static BenchmarkReport merge(List<BenchmarkReport> reports) {
    return new BenchmarkReport(
        reports.stream().flatMap(report -> report.results().stream()).toList(),
        reports.stream()
            .map(BenchmarkReport::at)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null),
        reports.getFirst().commit());
  }

  @Override
  public EventKind kind() {
    return EventKind.BENCHMARK;
  }

  @Override
  public Outcome outcome() {
    return Outcome.SUCCESS;
  }

  @Override
  public @Nullable String name() {
    return null;
  }

  @Override
  public BenchmarkReport named(String suite) {
    return this;
  }

  @Override
  public BenchmarkEvent event(EventContext context) {
    return new BenchmarkEvent(context, results);
  }
}
