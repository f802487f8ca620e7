package dev.weatherglass.core.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What changed in a whole history, seen from its end: for audits and charts, where [OnsetDetector]
/// speaks while commits come in.
///
/// Spikes are taken out ([SpikeFilter]); the rest is cut into levels at best cost ([Partition]),
/// five times, because the cost of a cut depends on the noise around the levels ([SegmentNoise]);
/// then the weakest cut is dropped as long as one is weak, each measured on the values near it
/// ([LevelChange]). No probability of error is promised: the constants were chosen on annotated
/// histories (docs/MATH.md 9, DETECTION 2.1j).
///
/// @param withMemory whether the least t grows with the correlation of neighbours, as the standard
///   error of a difference of means does
public record Segmentation(boolean withMemory) {

  /// As in the reference: t as if neighbours were independent.
  public static final Segmentation REFERENCE = new Segmentation(false);

  /// What reports are made from: finds as many of the changes and touches fewer of the histories
  /// without one.
  public static final Segmentation CAREFUL = new Segmentation(true);

  /// In shorter histories no change is sought.
  public static final int SHORTEST = 10;

  private static final double PENALTY = 10;
  private static final int ROUNDS = 5;
  private static final double LEAST_T = 6;
  private static final double LEAST_JUMP = 0.5; // in deviations of the noise

  /// The changes of level, in order.
  ///
  /// @param values one per commit, in order of the commits, each such that [OnsetDetector#takes] it
  public List<LevelChange> changes(double[] values) {
    if (values.length < SHORTEST) {
      return List.of();
    }
    double[] cleaned = SpikeFilter.cleaned(values);
    return Sample.of(cleaned).standardDeviation() == 0 ? List.of() : levels(cleaned);
  }

  private List<LevelChange> levels(double[] cleaned) {
    Partition partition = new Partition(cleaned);
    SegmentNoise noise = SegmentNoise.unsegmented(cleaned);
    List<Integer> cuts = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      cuts = partition.cuts(PENALTY * Math.log(cleaned.length) * noise.longRunVariance());
      noise = SegmentNoise.around(cleaned, cuts);
    }
    return strong(cleaned, cuts, noise);
  }

  private List<LevelChange> strong(double[] cleaned, List<Integer> all, SegmentNoise noise) {
    List<Integer> cuts = new ArrayList<>(all);
    double leastJump = LEAST_JUMP * noise.deviation();
    double leastT = LEAST_T * (withMemory ? Math.sqrt(noise.inflation()) : 1);
    while (true) {
      List<LevelChange> changes = measured(cleaned, cuts);
      Optional<LevelChange> weakest =
          changes.stream()
              .filter(each -> each.t() < leastT || Math.abs(each.jump()) < leastJump)
              .min(Comparator.comparingDouble(LevelChange::t));
      if (weakest.isEmpty()) {
        return changes;
      }
      cuts.removeIf(cut -> cut == weakest.get().index());
    }
  }

  private static List<LevelChange> measured(double[] cleaned, List<Integer> cuts) {
    List<LevelChange> changes = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      int from = i == 0 ? 0 : cuts.get(i - 1);
      int to = i + 1 < cuts.size() ? cuts.get(i + 1) : cleaned.length;
      changes.add(LevelChange.at(cuts.get(i), from, to, cleaned));
    }
    return changes;
  }
}
