package dev.weatherglass.core.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// What is usual for a series at each hour of the week (UTC): learnt from hourly medians, used once
/// two weeks are known. A value, never changed in place.
///
/// An hour moves towards each new median by one over the number of weeks, at most an eighth, and
/// each step is limited to [#LIMIT] usual errors: one incident does not become usual. Before an
/// hour takes its new median in, it has predicted it; the squared correlation of prediction and
/// median (R², forgotten with a half-life of two weeks) is how much of the pattern is believed.
///
/// @param coveredMillis how much of each hour, from its end backwards, its median speaks for
/// @param hour hours since the epoch of the last median; [Long#MIN_VALUE] before the first
/// @param logarithmic whether `medians` are logarithms: as long as all of them were positive
/// @param medians 168 of them from Thursday 00:00 UTC on; NaN where unknown
/// @param weeks how many weeks each was learnt from, at most [#MOST_WEEKS]
/// @param error mean size of an error of prediction; 0 before the first
/// @param fit of predictions and medians
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record UsualWeek(
    long coveredMillis,
    long hour,
    boolean logarithmic,
    float[] medians,
    byte[] weeks,
    double error,
    Fit fit) {

  /// Hours of a week.
  public static final int HOURS = 168;

  /// Weeks that must be known of an hour before it is used.
  public static final int FEWEST_WEEKS = 2;

  /// Weeks after which an hour learns no slower.
  public static final int MOST_WEEKS = 8;

  /// Length of a step at most, in mean errors.
  public static final double LIMIT = 3;

  /// Share of an hour's buckets that must be present.
  private static final double PRESENT = 0.5;

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final double ERROR_WEIGHT = 1.0 / HOURS;

  /// Sums of predictions p and medians m, forgetting.
  ///
  /// @param n how many, forgotten ones less
  public record Fit(double n, double p, double m, double pp, double pm, double mm) {

    static final Fit NONE = new Fit(0, 0, 0, 0, 0, 0);

    /// Half-life of two weeks.
    private static final double KEPT = Math.pow(2, -1.0 / (2 * HOURS));

    Fit with(double predicted, double median) {
      return new Fit(
          KEPT * n + 1,
          KEPT * p + predicted,
          KEPT * m + median,
          KEPT * pp + predicted * predicted,
          KEPT * pm + predicted * median,
          KEPT * mm + median * median);
    }

    /// Squared correlation; 0 where it is negative or nothing varies.
    double rSquared() {
      double covariance = pm - p * m / n;
      double spread = (pp - p * p / n) * (mm - m * m / n);
      return covariance > 0 && spread > 0 ? Math.min(1, covariance * covariance / spread) : 0;
    }
  }

  /// Nothing known of a series with buckets of this width.
  public static UsualWeek unknown(long widthMillis) {
    float[] medians = new float[HOURS];
    Arrays.fill(medians, Float.NaN);
    return new UsualWeek(
        covered(widthMillis), Long.MIN_VALUE, true, medians, new byte[HOURS], 0, Fit.NONE);
  }

  /// Whether it was learnt from buckets that speak for as much of an hour.
  public boolean fits(long widthMillis) {
    return coveredMillis == covered(widthMillis);
  }

  private static long covered(long widthMillis) {
    return Math.min(HOUR_MILLIS, widthMillis * Ring.LENGTH);
  }

  /// The hour since the epoch that a moment lies in.
  public static long hourOf(Instant moment) {
    return Math.floorDiv(moment.toEpochMilli(), HOUR_MILLIS);
  }

  /// Takes in an hour that is over, from the ring's buckets; unchanged where it is known already or
  /// fewer than half of the buckets are present.
  public UsualWeek with(Ring ring, long over) {
    Instant end = Instant.ofEpochMilli((over + 1) * HOUR_MILLIS);
    long from = ring.indexOf(end.minusMillis(coveredMillis));
    long to = Math.max(from + 1, ring.indexOf(end));
    double[] present =
        ring.between(from, to).stream()
            .filter(bucket -> !bucket.isMissing())
            .mapToDouble(BucketValue::level)
            .sorted()
            .toArray();
    return present.length == 0 || present.length < PRESENT * (to - from)
        ? this
        : with(over, (present[present.length / 2] + present[(present.length - 1) / 2]) / 2);
  }

  /// Takes in the median of an hour; unchanged where it is not newer than the last one or is no
  /// number.
  UsualWeek with(long over, double median) {
    if (over <= hour || !Float.isFinite((float) median)) {
      return this;
    }
    if (logarithmic && median <= 0) {
      return linear().with(over, median);
    }
    return learnt(over, logarithmic ? Math.log(median) : median);
  }

  private UsualWeek learnt(long over, double median) {
    int at = (int) Math.floorMod(over, (long) HOURS);
    float[] now = medians.clone();
    byte[] known = weeks.clone();
    known[at] = (byte) Math.min(MOST_WEEKS, weeks[at] + 1);
    if (weeks[at] == 0) {
      now[at] = (float) median;
      return new UsualWeek(coveredMillis, over, logarithmic, now, known, error, fit);
    }
    double miss = median - medians[at];
    double limit = error == 0 ? Double.POSITIVE_INFINITY : LIMIT * error;
    double limited = Math.max(-limit, Math.min(limit, miss));
    now[at] += (float) (limited / known[at]);
    return new UsualWeek(
        coveredMillis,
        over,
        logarithmic,
        now,
        known,
        error == 0 ? Math.abs(miss) : error + ERROR_WEIGHT * (Math.abs(limited) - error),
        fit.with(medians[at], median));
  }

  /// The same on the plain scale; how well it predicts is measured anew.
  private UsualWeek linear() {
    float[] plain = medians.clone();
    for (int i = 0; i < HOURS; i++) {
      plain[i] = (float) Math.exp(plain[i]);
    }
    return new UsualWeek(coveredMillis, hour, false, plain, weeks, 0, Fit.NONE);
  }

  /// What is usual at this moment, in the series' unit: the hour's median, interpolated between
  /// hours, drawn towards the week's centre by what the pattern does not explain. NaN while it is
  /// unknown.
  public double usual(Instant moment) {
    double plain = between(moment);
    double centre = plainCentre();
    double drawn = centre + fit.rSquared() * (plain - centre);
    return Double.isNaN(plain) || fit.n() < HOURS / 2.0 ? Double.NaN : unit(drawn);
  }

  /// The middle of the week, in the series' unit; NaN while nothing is known.
  public double centre() {
    return unit(plainCentre());
  }

  /// The value as it would have been at a usual moment: what the hour adds is taken away (what it
  /// multiplies by, where the week is logarithmic). Unchanged while nothing is known.
  public double withoutSeason(double value, Instant moment) {
    double usual = usual(moment);
    if (Double.isNaN(usual)) {
      return value;
    }
    return logarithmic ? value * (centre() / usual) : value - (usual - centre());
  }

  /// How much of the pattern is believed, from 0 to 1.
  public double believed() {
    return fit.n() == 0 ? 0 : fit.rSquared();
  }

  /// Interpolated between the middles of what the hours' medians speak for.
  private double between(Instant moment) {
    double hours = (double) (moment.toEpochMilli() + coveredMillis / 2) / HOUR_MILLIS - 1;
    long before = (long) Math.floor(hours);
    double part = hours - before;
    return (1 - part) * known(before) + part * known(before + 1);
  }

  private double known(long asked) {
    int at = (int) Math.floorMod(asked, (long) HOURS);
    return weeks[at] >= FEWEST_WEEKS ? medians[at] : Double.NaN;
  }

  private double plainCentre() {
    double sum = 0;
    int count = 0;
    for (float median : medians) {
      if (!Float.isNaN(median)) {
        sum += median;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private double unit(double plain) {
    return logarithmic ? Math.exp(plain) : plain;
  }
}
