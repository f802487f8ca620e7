package dev.weatherglass.core.detect;

/// A fresh process is slow until its caches are filled and its code is compiled: a transient that
/// starts with the change, fades within minutes and is nobody's regression. Whether there is one,
/// and how large, is left to the data, alike with and without a step.
///
/// @param probability prior that there is one; from 0, below 1
public record WarmUp(double probability) {

  /// Counted out: no transient is considered and states need no column for it.
  public static final WarmUp NONE = new WarmUp(0);

  /// For a service about which nothing is known.
  public static final WarmUp UNKNOWN = new WarmUp(0.5);

  private static final double FADING = 3; // buckets
  private static final int LENGTH = 30; // buckets
  private static final double SIZE = 4; // standard deviation in one-step prediction errors

  public WarmUp {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability must be at least 0 and below 1 but was " + probability);
    }
  }

  /// The transient's course.
  ///
  /// @param age buckets since the change, 0 for the first
  public static double at(int age) {
    return age < LENGTH ? Math.exp(-age / FADING) : 0;
  }

  /// Precision of the transient's prior under a model, in 1/sigma².
  static double precision(NoiseModel model) {
    return 1 / (SIZE * SIZE * model.innovationVariance());
  }
}
