package dev.weatherglass.core.detect;

import java.util.Collections;
import java.util.List;

/// The catalogue of noise models. A new one needs a line in [#GRID] and a prior in [#CALIBRATED].
public final class NoiseModels {

  /// From no memory over autoregression to levels that wander for ever.
  public static final List<NoiseModel> GRID =
      List.of(
          new NoiseModel(0, 1, 0),
          new NoiseModel(0.3, 1, 0),
          new NoiseModel(0.6, 1, 0),
          new NoiseModel(0.8, 1, 0),
          new NoiseModel(0.9, 1, 0),
          new NoiseModel(0.97, 1, 0),
          new NoiseModel(0.9, 0.1, 1),
          new NoiseModel(0.97, 0.03, 1),
          new NoiseModel(0.97, 0.3, 1),
          new NoiseModel(1, 0.003, 1),
          new NoiseModel(1, 0.03, 1),
          new NoiseModel(1, 0.3, 1),
          new NoiseModel(1, 1, 0));

  /// The grid with the priors found on real series without changes.
  public static final NoiseBank CALIBRATED =
      new NoiseBank(
          GRID,
          List.of(.220, .120, .119, .061, .043, .039, .067, .055, .048, .086, .054, .043, .045));

  /// The grid without a preference.
  public static final NoiseBank EQUAL = equal(GRID);

  private NoiseModels() {}

  /// A bank without a preference among these models.
  public static NoiseBank equal(List<NoiseModel> models) {
    return new NoiseBank(models, Collections.nCopies(models.size(), 1.0 / models.size()));
  }
}
