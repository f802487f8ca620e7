package dev.weatherglass.core.alert;

import dev.weatherglass.core.verify.Verdict;

/// What the judge of an environment tells the world.
public sealed interface Told {

  /// A verdict is new or another than before.
  record OfVerdict(Verdict verdict) implements Told {}

  /// A problem is new or another than before.
  record OfProblem(Problem problem) implements Told {}
}
