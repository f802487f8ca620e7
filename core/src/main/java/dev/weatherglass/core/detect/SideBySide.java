package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.List;
import java.util.stream.DoubleStream;

/// Two versions served at the same time: does the new one have more of the bad events than its
/// share of the requests?
///
/// Given that an event happened, the new version had it with probability `rho s / (rho s + 1 - s)`,
/// where `s` is its share of the bucket's requests and `rho` the ratio of the two rates. The rate
/// itself cancels: a common incident, a day or a burst of traffic is no evidence (docs/MATH.md 11).
///
/// @param worse which way the new version's rate has to differ to count
/// @param dispersion how many events come as one; at least 1
/// @param events what either version had in the buckets compared
/// @param newer what the new version had of them
/// @param lnOdds for each ratio, the sum over events of `ln(rho s + 1 - s)`; first those above one
@SuppressWarnings("ArrayRecordComponent") // never handed out, never changed
public record SideBySide(
    Direction worse, double dispersion, double events, double newer, double[] lnOdds) {

  /// With a smaller share of the requests the older versions say too little of what is usual now.
  public static final double LEAST_OLDER = 0.2;

  /// So many events of a baseline tell how many come as one; with none at all it may be two.
  private static final double EVENTS_TO_LEARN = 8;

  private static final int RATIOS = GammaPoisson.RATIOS.length;

  public SideBySide {
    if (!(dispersion >= 1)) {
      throw new IllegalArgumentException("dispersion must be at least 1 but was " + dispersion);
    }
    if (lnOdds.length != 2 * RATIOS) {
      throw new IllegalArgumentException(
          "lnOdds must hold " + 2 * RATIOS + " sums but held " + lnOdds.length);
    }
  }

  /// Before the first bucket.
  ///
  /// @param baseline the whole series before the change, as counts or missing
  public static SideBySide after(List<Observation> baseline, Direction worse) {
    List<Observation.Counts> counts =
        baseline.stream()
            .filter(Observation.Counts.class::isInstance)
            .map(Observation.Counts.class::cast)
            .toList();
    double[] events = counts.stream().mapToDouble(Observation.Counts::errors).toArray();
    double[] requests = counts.stream().mapToDouble(Observation.Counts::requests).toArray();
    double unknown = 1 + EVENTS_TO_LEARN / (EVENTS_TO_LEARN + DoubleStream.of(events).sum());
    return of(worse, Math.max(unknown, Dispersion.ofBursts(events, requests)));
  }

  /// Before the first bucket.
  static SideBySide of(Direction worse, double dispersion) {
    return new SideBySide(worse, dispersion, 0, 0, new double[2 * RATIOS]);
  }

  /// Whether a bucket says anything: both served, and the older ones not too little. By the
  /// requests alone, so that no event decides whether it is looked at.
  public static boolean comparable(Observation newer, Observation older) {
    return newer instanceof Observation.Counts one
        && older instanceof Observation.Counts other
        && one.requests() > 0
        && other.requests() > 0
        && other.requests() >= LEAST_OLDER * ((double) one.requests() + other.requests());
  }

  /// After one more bucket; the same where it says nothing.
  public SideBySide with(Observation newer, Observation older) {
    return comparable(newer, older)
        ? with((Observation.Counts) newer, (Observation.Counts) older)
        : this;
  }

  private SideBySide with(Observation.Counts mine, Observation.Counts others) {
    double share = mine.requests() / ((double) mine.requests() + others.requests());
    double both = (double) mine.errors() + others.errors();
    double[] sums = lnOdds.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += both * Math.log1p(share * Math.expm1(lnRatio(i)));
    }
    return new SideBySide(worse, dispersion, events + both, newer + mine.errors(), sums);
  }

  /// Natural logarithm of the e-value against "the new version's rate is no worse than the old
  /// ones'".
  public double lnE() {
    return switch (worse) {
      case UP -> mean(0, RATIOS);
      case DOWN -> mean(RATIOS, 2 * RATIOS);
      case EITHER -> mean(0, 2 * RATIOS);
    };
  }

  private double mean(int from, int to) {
    LogSum sum = new LogSum();
    for (int i = from; i < to; i++) {
      sum.add((newer * lnRatio(i) - lnOdds[i]) / dispersion);
    }
    return sum.ln() - Math.log(to - from);
  }

  private static double lnRatio(int index) {
    double ln = Math.log(GammaPoisson.RATIOS[index % RATIOS]);
    return index < RATIOS ? ln : -ln;
  }
}
