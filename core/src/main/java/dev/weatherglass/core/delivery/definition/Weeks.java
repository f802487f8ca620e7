package dev.weatherglass.core.delivery.definition;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// How many different days (UTC) of each week or month of a period had a deployment; empty weeks
/// and months are there with zero.
final class Weeks {

  private Weeks() {}

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /// Days per week that begins so, sorted.
  static List<Integer> daysPerWeek(Period period, List<Evidence> counted, DayOfWeek begins) {
    return days(period, counted, day -> day.with(TemporalAdjusters.previousOrSame(begins)));
  }

  /// Days per calendar month, sorted.
  static List<Integer> daysPerMonth(Period period, List<Evidence> counted) {
    return days(period, counted, day -> day.withDayOfMonth(1));
  }

  /// Different days.
  static long days(List<Evidence> counted) {
    return counted.stream().map(each -> day(each.at())).distinct().count();
  }

  private static List<Integer> days(
      Period period, List<Evidence> counted, UnaryOperator<LocalDate> start) {
    var perPart = new HashMap<LocalDate, Integer>();
    LocalDate last = day(period.to().minusNanos(1));
    for (LocalDate day = day(period.from()); !day.isAfter(last); day = day.plusDays(1)) {
      perPart.putIfAbsent(start.apply(day), 0);
    }
    var seen = new TreeSet<LocalDate>();
    counted.forEach(each -> seen.add(day(each.at())));
    seen.forEach(day -> perPart.merge(start.apply(day), 1, Integer::sum));
    return perPart.values().stream().sorted().toList();
  }

  /// The middle one, or the mean of the two in the middle.
  ///
  /// @param sorted not empty
  static double median(List<Integer> sorted) {
    int count = sorted.size();
    return (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2.0;
  }

  /// The middle one, or the lower of the two in the middle.
  ///
  /// @param sorted not empty
  static double lowerMedian(List<Integer> sorted) {
    return sorted.get((sorted.size() - 1) / 2);
  }
}
