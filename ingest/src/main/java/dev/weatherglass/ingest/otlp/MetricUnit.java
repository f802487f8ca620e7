package dev.weatherglass.ingest.otlp;

import java.util.Map;

/// The unit of a metric (UCUM, or the words that Micrometer uses), as Prometheus names it. Times
/// are told in seconds whatever the sender's unit, so that one rule watches them all.
///
/// @param word for the metric's name, as `seconds` or `bytes_per_second`; empty for none
/// @param divisor what values are divided by; 1 but for times
record MetricUnit(String word, double divisor) {

  private static final String SECONDS = "seconds";

  private static final Map<String, Double> PER_SECOND =
      Map.of(
          "s", 1.0,
          "seconds", 1.0,
          "ms", 1e3,
          "milliseconds", 1e3,
          "us", 1e6,
          "µs", 1e6,
          "microseconds", 1e6,
          "ns", 1e9,
          "nanoseconds", 1e9);

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("min", "minutes"),
          Map.entry("h", "hours"),
          Map.entry("d", "days"),
          Map.entry("By", "bytes"),
          Map.entry("KiBy", "kibibytes"),
          Map.entry("MiBy", "mebibytes"),
          Map.entry("GiBy", "gibibytes"),
          Map.entry("TiBy", "tibibytes"),
          Map.entry("KBy", "kilobytes"),
          Map.entry("kBy", "kilobytes"),
          Map.entry("MBy", "megabytes"),
          Map.entry("GBy", "gigabytes"),
          Map.entry("TBy", "terabytes"),
          Map.entry("m", "meters"),
          Map.entry("V", "volts"),
          Map.entry("A", "amperes"),
          Map.entry("J", "joules"),
          Map.entry("W", "watts"),
          Map.entry("g", "grams"),
          Map.entry("Cel", "celsius"),
          Map.entry("Hz", "hertz"),
          Map.entry("%", "percent"));

  private static final Map<String, String> PER =
      Map.of(
          "s", "second", "m", "minute", "min", "minute", "h", "hour", "d", "day", "w", "week", "mo",
          "month", "y", "year");

  /// Reads a unit. What is in braces only comments (`{request}`).
  ///
  /// @param gauge whether the metric is a gauge: one without dimension is a ratio
  static MetricUnit of(String unit, boolean gauge) {
    String plain = unit.replaceAll("\\{[^}]*}", "").strip();
    Double divisor = PER_SECOND.get(plain);
    if (divisor != null) {
      return new MetricUnit(SECONDS, divisor);
    }
    if (plain.equals("1")) {
      return new MetricUnit(gauge ? "ratio" : "", 1);
    }
    int slash = plain.indexOf('/');
    if (slash < 0) {
      return new MetricUnit(WORDS.getOrDefault(plain, PrometheusNames.words(plain)), 1);
    }
    String of = plain.substring(0, slash);
    String per = plain.substring(slash + 1);
    String above = of.equals("1") ? "" : WORDS.getOrDefault(of, PrometheusNames.words(of));
    String below = PER.getOrDefault(per, PrometheusNames.words(per));
    return new MetricUnit(PrometheusNames.joined(above, "per_" + below), 1);
  }
}
