package dev.weatherglass.core.verify;

/// A series' own false-alarm record: how often the judge would have blamed a change that was none.
///
/// @param runs placebos that were judged; not negative
/// @param fired those on which the alarm rule fired; at most `runs`
/// @param raise what the series' evidence has to exceed beyond the usual threshold, in nats; 0
///   where it does not fire clearly too often
public record PlaceboRecord(int runs, int fired, double raise) {

  /// The share that fires where the rule is what it promises (docs/MATH.md 12).
  public static final double NOMINAL = 0.015;

  /// Nothing is known.
  public static final PlaceboRecord NONE = new PlaceboRecord(0, 0, 0);

  private static final int FEWEST = 20;
  private static final double DEVIATIONS = 1.959964; // of a 95 % interval

  public PlaceboRecord {
    if (fired < 0 || fired > runs) {
      throw new IllegalArgumentException(
          "fired must lie between 0 and runs (" + runs + ") but was " + fired);
    }
    if (!(raise >= 0)) {
      throw new IllegalArgumentException("raise must not be negative but was " + raise);
    }
  }

  /// Share of the placebos that fired; 0 without any.
  public double rate() {
    return runs == 0 ? 0 : (double) fired / runs;
  }

  /// Lower end of the 95 % interval of the rate (Wilson 1927, doi:10.2307/2276774); 0 without runs.
  public double low() {
    return runs == 0 ? 0 : Math.max(0, centre() - half());
  }

  /// Upper end of the same interval; 1 without runs.
  public double high() {
    return runs == 0 ? 1 : Math.min(1, centre() + half());
  }

  /// Whether it fires clearly more than twice as often as it should, by enough placebos to say by
  /// how much.
  boolean firesTooOften() {
    return runs >= FEWEST && low() > 2 * NOMINAL;
  }

  private double centre() {
    double z2 = DEVIATIONS * DEVIATIONS / runs;
    return (rate() + z2 / 2) / (1 + z2);
  }

  private double half() {
    double z2 = DEVIATIONS * DEVIATIONS / runs;
    double variance = rate() * (1 - rate()) / runs + z2 / (4.0 * runs);
    return DEVIATIONS * Math.sqrt(variance) / (1 + z2);
  }
}
