package dev.weatherglass.app.demo;

/// What a version does to its service, besides what the day does.
///
/// @param latencyFactor on every duration; 1 is as modelled
/// @param moreErrors added to the share of failing requests
/// @param coldStart how much slower the first scrapes are; fades with a time constant of 2 scrapes
/// @param hiccups how much slower single scrapes are, one in twelve, until the version has settled
record Condition(double latencyFactor, double moreErrors, double coldStart, double hiccups) {

  /// As modelled.
  static final Condition NORMAL = new Condition(1, 0, 0, 0);

  private static final double FADES = 2;
  private static final int HICCUP_EVERY = 12;
  private static final int SETTLES = 30;

  /// Whether users are worse off once the version has settled.
  boolean isHarmful() {
    return latencyFactor > 1 || moreErrors > 0;
  }

  /// Durations are longer by this factor.
  ///
  /// @param scrapes since the version began
  double latencyFactorAt(int scrapes) {
    double cold = coldStart * Math.exp(-scrapes / FADES);
    double hiccup = isHiccup(scrapes) ? hiccups : 0;
    return latencyFactor * (1 + cold + hiccup);
  }

  private static boolean isHiccup(int scrapes) {
    return scrapes < SETTLES && scrapes % HICCUP_EVERY == HICCUP_EVERY / 2;
  }
}
