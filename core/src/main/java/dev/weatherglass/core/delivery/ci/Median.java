package dev.weatherglass.core.delivery.ci;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Ranks of a sample.
final class Median {

  private Median() {}

  /// The middle value, or the mean of the two in the middle; null where there is none.
  static @Nullable Double of(Collection<Double> values) {
    if (values.isEmpty()) {
      return null;
    }
    List<Double> sorted = values.stream().sorted().collect(Collectors.toList());
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (Double) ((sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }

  /// The smallest value that at least this share of the values does not exceed (nearest rank); null
  /// where there is none.
  ///
  /// @param share in (0, 1]
  static @Nullable Double quantile(Collection<Double> values, double share) {
    if (values.isEmpty()) {
      return null;
    }
    List<Double> sorted = values.stream().sorted().collect(Collectors.toList());
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
