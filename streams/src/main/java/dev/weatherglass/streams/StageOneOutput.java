package dev.weatherglass.streams;

import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.verify.Finding;

/// What the judge of services tells.
sealed interface StageOneOutput {

  /// For the judge of the environment; key: environment.
  record Found(Finding finding) implements StageOneOutput {}

  /// For whoever draws the series; key: id of the series.
  record Drawn(Rollup minute) implements StageOneOutput {}
}
