package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.Recovery;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The counted values of one figure in one period, sorted.
final class Tally {

  private final List<Evidence> counted;
  private final double[] sorted;

  private Tally(List<Evidence> counted, double[] sorted) {
    this.counted = counted;
    this.sorted = sorted;
  }

  static Tally of(List<Evidence> counted) {
    double[] values = counted.stream().mapToDouble(Tally::value).sorted().toArray();
    return new Tally(List.copyOf(counted), values);
  }

  private static double value(Evidence evidence) {
    @Nullable Double value = evidence.value();
    return value == null ? 0 : value;
  }

  List<Evidence> counted() {
    return counted;
  }

  /// Those alone that the predicate holds for.
  Tally only(Predicate<Evidence> wanted) {
    return of(counted.stream().filter(wanted).toList());
  }

  long count() {
    return sorted.length;
  }

  double sum() {
    return Arrays.stream(sorted).sum();
  }

  /// How many have a value above zero.
  long hits() {
    return Arrays.stream(sorted).filter(value -> value > 0).count();
  }

  /// The middle one, or the mean of the two in the middle; null of none.
  @Nullable Double median() {
    int count = sorted.length;
    return count == 0 ? null : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  /// The middle one, or the lower of the two in the middle; null of none.
  @Nullable Double lowerMedian() {
    return sorted.length == 0 ? null : sorted[(sorted.length - 1) / 2];
  }

  @Nullable Double mean() {
    return sorted.length == 0 ? null : sum() / sorted.length;
  }

  /// Median and mean.
  Summary.Times times() {
    return new Summary.Times(median(), mean(), count());
  }

  /// Hits of all.
  Summary.FailRate failRate() {
    @Nullable Double value = count() == 0 ? null : (double) hits() / count();
    return new Summary.FailRate(value, hits(), count());
  }

  /// Hits of all.
  Summary.Rework rework() {
    @Nullable Double value = count() == 0 ? null : (double) hits() / count();
    return new Summary.Rework(value, hits(), count());
  }

  /// A plain frequency: how many, and how many a day of 24 hours.
  Summary.Frequency perDay(Period period) {
    @Nullable Double perDay = count() == 0 ? null : count() / period.days();
    return new Summary.Frequency(count(), perDay, null, null, null);
  }

  /// Times of repair, with how many were repaired which way.
  Summary.Recoveries recoveries() {
    return recoveries(times());
  }

  Summary.Recoveries recoveries(Summary.Times times) {
    return new Summary.Recoveries(
        times.medianSeconds(),
        times.meanSeconds(),
        times.count(),
        how(Recovery.By.ROLLBACK),
        how(Recovery.By.ROLL_FORWARD));
  }

  private long how(Recovery.By by) {
    return counted.stream().filter(each -> by.word().equals(each.detail())).count();
  }
}
