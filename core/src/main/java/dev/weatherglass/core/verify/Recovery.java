package dev.weatherglass.core.verify;

/// When a series is as it was before: on evidence only, never by the passing of time.
public final class Recovery {

  /// How many of the last buckets are looked at.
  public static final int LOOK_BACK = 30;

  private static final int FEWEST_PRESENT = 20;
  private static final double SHARE = 0.75;

  private Recovery() {}

  /// Whether, of the last 30 buckets with at least 20 present, at least three quarters lie nearer
  /// to the level before.
  ///
  /// Nearer is meant on the logarithm where both levels are positive.
  ///
  /// @param levels oldest first; NaN where missing
  /// @param before level before the change
  /// @param after level since the change, when it fired
  public static boolean recovered(float[] levels, double before, double after) {
    int present = 0;
    int nearer = 0;
    for (int i = Math.max(0, levels.length - LOOK_BACK); i < levels.length; i++) {
      if (!Float.isNaN(levels[i])) {
        present++;
        nearer += isNearer(levels[i], before, after) ? 1 : 0;
      }
    }
    return present >= FEWEST_PRESENT && nearer >= SHARE * present;
  }

  private static boolean isNearer(double level, double before, double after) {
    double middle = before > 0 && after > 0 ? Math.sqrt(before * after) : (before + after) / 2;
    return after > before ? level < middle : level > middle;
  }
}
