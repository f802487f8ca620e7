package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.core.event.BenchmarkEvent.Result;
import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects results. A name that comes again with the same unit is the same benchmark run again:
/// one result, with the median of the values between the smallest and the largest.
final class Results {

  private static final int LENGTH = 300;

  private final Map<String, List<Result>> byName = new LinkedHashMap<>();

  /// Adds a result; one without a finite value (a benchmark that failed) is left out.
  void add(
      String name,
      @Nullable Double value,
      String unit,
      Better better,
      @Nullable Double lower,
      @Nullable Double upper,
      @Nullable Long samples) {
    if (value == null || !Double.isFinite(value)) {
      return;
    }
    String shown = cut(name);
    byName
        .computeIfAbsent(shown + '\u001f' + unit, _ -> new ArrayList<>())
        .add(new Result(shown, value, unit, better, finite(lower), finite(upper), samples));
  }

  /// Adds a value of which nothing more is known.
  void add(String name, @Nullable Double value, String unit, Better better) {
    add(name, value, unit, better, null, null, null);
  }

  /// The results, in the order in which their names came.
  ///
  /// @param tool for the error message
  /// @throws UploadException if there is none, or too many
  List<Result> list(String tool) throws UploadException {
    if (byName.isEmpty()) {
      throw UploadException.malformed("the file of " + tool + " has no result with a value");
    }
    if (byName.size() > EventLimits.ELEMENTS) {
      throw UploadException.malformed(
          "a file must hold at most "
              + EventLimits.ELEMENTS
              + " benchmarks but held "
              + byName.size());
    }
    return byName.values().stream().map(Results::one).toList();
  }

  private static Result one(List<Result> runs) {
    if (runs.size() == 1) {
      return runs.getFirst();
    }
    double[] values = runs.stream().mapToDouble(Result::value).sorted().toArray();
    Result first = runs.getFirst();
    return new Result(
        first.name(),
        median(values),
        first.unit(),
        first.better(),
        values[0],
        values[values.length - 1],
        (long) values.length);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
  }

  private static @Nullable Double finite(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }

  private static String cut(String name) {
    String shown = name.isBlank() ? "unnamed" : name.strip();
    return EventLimits.cut(shown, LENGTH);
  }
}
