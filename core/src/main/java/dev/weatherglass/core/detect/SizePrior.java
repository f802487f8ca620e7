package dev.weatherglass.core.detect;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How large a shift may be, in units of the noise's own one-step prediction error: normal with
/// mean 0, its standard deviation one of a few sizes.
///
/// @param sizes standard deviations; positive
/// @param weights how likely each of them is; positive, sums to 1
public record SizePrior(List<Double> sizes, List<Double> weights) {

  /// From half an error to twice one.
  public static final SizePrior MIXED =
      new SizePrior(List.of(0.5, 1.0, 2.0), List.of(0.25, 0.5, 0.25));

  public SizePrior {
    sizes = List.copyOf(sizes);
    weights = List.copyOf(weights);
    if (sizes.isEmpty() || sizes.size() != weights.size()) {
      throw new IllegalArgumentException(
          "weights must have one entry per size but were " + weights + " for " + sizes);
    }
    if (sizes.stream().anyMatch(g -> !(g > 0))) {
      throw new IllegalArgumentException("sizes must be positive but were " + sizes);
    }
    if (Math.abs(weights.stream().mapToDouble(w -> w).sum() - 1) > 1e-9
        || weights.stream().anyMatch(w -> !(w > 0))) {
      throw new IllegalArgumentException(
          "weights must be positive and sum to 1 but were " + weights);
    }
  }

  /// One size only.
  public static SizePrior of(double size) {
    return new SizePrior(List.of(size), List.of(1.0));
  }

  /// The step with each of these sizes.
  Stream<SizedStep> steps(StepFit fit) {
    return IntStream.range(0, sizes.size())
        .mapToObj(g -> SizedStep.of(fit, sizes.get(g), weights.get(g)));
  }
}
