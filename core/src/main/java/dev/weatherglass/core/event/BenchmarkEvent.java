package dev.weatherglass.core.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Results of benchmarks for one revision.
///
/// @param results one entry per benchmark and measure; may be empty
public record BenchmarkEvent(EventContext context, List<Result> results) implements DeliveryEvent {

  /// Which direction is good.
  public enum Better {
    LOWER,
    HIGHER
  }

  /// One benchmark's result.
  ///
  /// @param name the benchmark, with its parameters
  /// @param value in `unit`
  /// @param unit as `ns/op`; empty where the tool names none
  /// @param better which direction is good
  /// @param lower lower end of the tool's own interval around the value; null where it gives none
  /// @param upper upper end of that interval; null where it gives none
  /// @param samples number of measurements behind the value; null where unknown
  public record Result(
      String name,
      double value,
      String unit,
      Better better,
      @Nullable Double lower,
      @Nullable Double upper,
      @Nullable Long samples) {

    /// A value of which nothing more is known.
    public static Result of(String name, double value, String unit, Better better) {
      return new Result(name, value, unit, better, null, null, null);
    }

    /// Takes a result that was written before it had a direction: lower was better.
    public Result {
      better = better == null ? Better.LOWER : better;
    }
  }

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
