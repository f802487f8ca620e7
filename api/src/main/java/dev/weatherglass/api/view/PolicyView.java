package dev.weatherglass.api.view;

import dev.weatherglass.core.delivery.ci.DurationPolicy;

/// When builds count as slower where their history is too short for the judge of commits.
///
/// @param relativeIncrease fraction by which the median must exceed the one before
/// @param minimumIncreaseSeconds by how much it must at least
/// @param sustained whether each of the latest builds must exceed it by the fraction
/// @param latestBuilds how many builds are the latest
/// @param baselineBuilds at most how many before them are compared with
/// @param leastBaselineBuilds and at least how many
public record PolicyView(
    double relativeIncrease,
    double minimumIncreaseSeconds,
    boolean sustained,
    int latestBuilds,
    int baselineBuilds,
    int leastBaselineBuilds) {

  public static PolicyView of(DurationPolicy policy) {
    return new PolicyView(
        policy.relativeIncrease(),
        policy.minimumIncreaseSeconds(),
        policy.sustained(),
        policy.latest(),
        policy.baseline(),
        policy.fewestBaseline());
  }
}
