package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which direction is good, told by a unit or by the name of a measure.
final class Units {

  private static final Set<String> TIMES =
      Set.of("ns", "us", "µs", "ms", "s", "sec", "second", "min", "h", "day");
  private static final List<String> MORE_IS_BETTER =
      List.of("throughput", "bandwidth", "ops", "rate", "score", "requests per", "per second");

  private Units() {}

  /// `ops/s`, `MB/s`: something per time is better higher; `ns/op`, `B/op`: what an operation costs
  /// is better lower, as is everything else.
  static Better ofUnit(String unit) {
    int slash = unit.lastIndexOf('/');
    String per = unit.substring(slash + 1).strip().toLowerCase(Locale.ROOT);
    String what = slash < 0 ? "" : unit.substring(0, slash).strip(); // MS/s are megasamples
    return slash > 0 && TIMES.contains(per) && !TIMES.contains(what) ? Better.HIGHER : Better.LOWER;
  }

  /// `throughput` is better higher, `latency` lower; so is what nobody knows, unless its name says
  /// that it is a rate.
  static Better ofMeasure(String measure) {
    String word = measure.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
    if (word.contains("error rate") || word.contains("miss rate")) {
      return Better.LOWER;
    }
    return MORE_IS_BETTER.stream().anyMatch(word::contains) ? Better.HIGHER : Better.LOWER;
  }
}
