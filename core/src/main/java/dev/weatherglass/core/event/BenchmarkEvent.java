package dev.weatherglass.core.event;

import java.util.List;

/// Results of benchmarks for one revision.
///
/// @param results one entry per benchmark; may be empty
public record BenchmarkEvent(EventContext context, List<Result> results) implements DeliveryEvent {

  /// One benchmark's result.
  ///
  /// @param name the benchmark, with its parameters
  /// @param value in `unit`
  /// @param unit as `ns/op`
  /// @param smallerIsBetter which direction is good
  public record Result(String name, double value, String unit, boolean smallerIsBetter) {}

  public BenchmarkEvent {
    results = List.copyOf(results);
  }

  @Override
  public EventKind kind() {
    return EventKind.BENCHMARK;
  }

  @Override
  public BenchmarkEvent withContext(EventContext changed) {
    return new BenchmarkEvent(changed, results);
  }
}
