package dev.weatherglass.bench.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that was measured.
///
/// @param what in words
/// @param unit of all numbers, as `s` or `MB`
/// @param against what it is held against: a limit or a contender of the same run
public record Figure(String what, String unit, Spread spread, @Nullable Against against) {

  /// A limit or a contender.
  ///
  /// @param what in words, as `limit, p95`
  /// @param value in the unit of the figure
  /// @param ratio the figure divided by it
  public record Against(String what, double value, double ratio) {}

  public static Figure of(String what, String unit, double... measured) {
    return new Figure(what, unit, Spread.of(measured), null);
  }

  /// Holds the median against a contender or limit.
  public Figure medianAgainst(String said, double value) {
    return new Figure(what, unit, spread, new Against(said, value, spread.median() / value));
  }

  /// Holds the 95th percentile against a limit.
  public Figure p95Against(String said, double value) {
    return new Figure(what, unit, spread, new Against(said, value, spread.p95() / value));
  }

  /// Holds the 99th percentile against a limit or a contender.
  public Figure p99Against(String said, double value) {
    return new Figure(what, unit, spread, new Against(said, value, spread.p99() / value));
  }

  /// As a row of the table.
  String row() {
    String held =
        against == null
            ? "| |"
            : "%s: %s %s | %s"
                    .formatted(
                        against.what(), number(against.value()), unit, number(against.ratio()))
                + " |";
    return "| %s | %s | %d | %s | %s | %s | %s | %s | %s"
        .formatted(
            what,
            unit,
            spread.n(),
            number(spread.min()),
            number(spread.median()),
            number(spread.p95()),
            number(spread.p99()),
            number(spread.max()),
            held);
  }

  /// Three digits are what such measurements are worth.
  private static String number(double value) {
    return Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
