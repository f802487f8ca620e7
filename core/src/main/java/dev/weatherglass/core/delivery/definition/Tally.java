package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.Recovery;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The counted values of one figure in one period, sorted.
final class Tally {

  private final List<Evidence> counted;
  private final double[] sorted;

  private Tally(List<Evidence> counted, double[] sorted) {
    this.counted = counted;
    this.sorted = sorted;
  }

  static Tally of(Figure figure, Period period, List<Evidence> evidence) {
    List<Evidence> counted =
        evidence.stream()
            .filter(each -> each.figure() == figure && each.counted() && period.holds(each.at()))
            .toList();
    return of(counted);
  }

  static Tally of(List<Evidence> counted) {
    double[] values = counted.stream().mapToDouble(Tally::value).sorted().toArray();
    return new Tally(counted, values);
  }

  private static double value(Evidence evidence) {
    @Nullable Double value = evidence.value();
    return value == null ? 0 : value;
  }

  List<Evidence> counted() {
    return counted;
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

  @Nullable Double mean() {
    return sorted.length == 0 ? null : sum() / sorted.length;
  }

  Summary.Times times() {
    return new Summary.Times(median(), mean(), count());
  }

  /// A plain frequency: how many, and how many a day of 24 hours.
  Summary.Frequency perDay(Period period) {
    @Nullable Double perDay = count() == 0 ? null : count() / period.days();
    return new Summary.Frequency(count(), perDay, null, null, null);
  }

  /// Times of repair, with how many were repaired which way.
  Summary.Recoveries recoveries() {
    return new Summary.Recoveries(
        median(), mean(), count(), how(Recovery.By.ROLLBACK), how(Recovery.By.ROLL_FORWARD));
  }

  private long how(Recovery.By by) {
    return counted.stream().filter(each -> by.word().equals(each.detail())).count();
  }
}
