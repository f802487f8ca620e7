package dev.weatherglass.core.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the candidate commits of a history say together.
///
/// @param candidates in order of their index; empty while the history is too short
public record OnsetReading(List<Onset> candidates) {

  public OnsetReading {
    candidates = List.copyOf(candidates);
  }

  /// Natural logarithm of the sum of all e-values, the Shiryaev–Roberts statistic; negative
  /// infinity without a candidate.
  public double lnSum() {
    LogSum sum = new LogSum();
    candidates.forEach(each -> sum.add(each.lnE()));
    return sum.ln();
  }

  /// The candidate with the largest e-value, of equal ones the earliest.
  public Optional<Onset> best() {
    return candidates.stream()
        .max(
            Comparator.comparingDouble(Onset::lnE)
                .thenComparing(Comparator.comparingInt(Onset::index).reversed()));
  }

  /// The smallest set of candidates that holds the culprit with this probability, given that one of
  /// them is it and each was as likely before; the most probable first. The probability of a
  /// candidate is its share of the sum.
  ///
  /// @param probability between 0 and 1
  public List<Onset> credibleSet(double probability) {
    double total = lnSum();
    double covered = 0;
    List<Onset> set = new ArrayList<>();
    for (Onset each : likeliestFirst()) {
      if (covered >= probability) {
        break;
      }
      covered += Math.exp(each.lnE() - total);
      set.add(each);
    }
    return set;
  }

  private List<Onset> likeliestFirst() {
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Onset::lnE).reversed().thenComparingInt(Onset::index))
        .toList();
  }
}
