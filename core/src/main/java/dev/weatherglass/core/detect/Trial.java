package dev.weatherglass.core.detect;

/// A detector under way: fold the closed buckets since the change with [#next].
///
/// @param detector what was learnt from the baseline
/// @param latest state and evidence after the newest bucket
public record Trial<S>(Detector<S> detector, Step<S> latest) {

  /// The trial after one more closed bucket.
  public Trial<S> next(Observation observation) {
    return new Trial<>(detector, detector.step(latest.state(), observation));
  }

  public Evidence evidence() {
    return latest.evidence();
  }

  /// How far the series moved by now; see [Detector#effect].
  public EffectEstimate effect() {
    return detector.effect(latest.state());
  }

  /// The smallest effect that would have been seen by now; see [Detector#detectable].
  public double detectable(double alpha) {
    return detector.detectable(latest.state(), alpha);
  }
}
