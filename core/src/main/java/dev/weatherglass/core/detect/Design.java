package dev.weatherglass.core.detect;

import org.jspecify.annotations.Nullable;

/// Everything about the filters that does not depend on the values of a series, only on which of
/// its buckets held data: how sure each model is, and what the columns of the [Plan] have become.
///
/// Immutable. A design knows the one after it, with and without data, once somebody has asked; so
/// all series of an episode that have the same gaps walk along the same chain, and what is costly
/// about a bucket is worked out once for all of them. For one thread.
final class Design {

  final Plan plan;

  /// The bucket that was taken in last, counted from the episode's onset.
  final int time;

  /// How many buckets held data.
  final int seen;

  /// Whether the last one did.
  final boolean present;

  // Per model.
  final double[] lnDeterminant;
  final double[] ones;
  final double[] gain; // 1 - r/F of the last bucket with data
  final double[] precision; // 1/F of it
  final double[] scaledOne; // innovation of the constant, over F

  // Per model and column.
  final double[] squares;
  final double[] withOne;
  final double[] scaled; // innovation, over F

  /// Per model, column and change: products with the changes' warm-ups.
  final double[] withWarmUp;

  private final double[] variance;
  private final double[] oneLevel;
  private final double[] levels;

  private @Nullable Design afterData;
  private @Nullable Design afterGap;
  private @Nullable Projection projection;

  /// Before any bucket.
  ///
  /// @param baseline buckets before the episode's onset
  static Design start(Plan plan, int baseline) {
    return new Design(plan, baseline);
  }

  private Design(Plan plan, int baseline) {
    int models = plan.models();
    int cells = models * plan.columns();
    this.plan = plan;
    this.time = -baseline - 1;
    this.seen = 0;
    this.present = false;
    this.lnDeterminant = new double[models];
    this.ones = new double[models];
    this.gain = new double[models];
    this.precision = new double[models];
    this.scaledOne = new double[models];
    this.squares = new double[cells];
    this.withOne = new double[cells];
    this.scaled = new double[cells];
    this.withWarmUp = new double[cells * plan.changes()];
    this.variance = plan.bank().models().stream().mapToDouble(NoiseModel::startVariance).toArray();
    this.oneLevel = new double[models];
    this.levels = new double[cells];
  }

  private Design(Design before, boolean present) {
    this.plan = before.plan;
    this.time = before.time + 1;
    this.seen = before.seen + (present ? 1 : 0);
    this.present = present;
    this.variance = before.variance.clone();
    this.oneLevel = before.oneLevel.clone();
    this.levels = before.levels.clone();
    int models = plan.models();
    this.gain = new double[models];
    this.precision = new double[models];
    this.scaledOne = new double[models];
    this.scaled = present ? new double[before.scaled.length] : before.scaled;
    this.lnDeterminant = present ? before.lnDeterminant.clone() : before.lnDeterminant;
    this.ones = present ? before.ones.clone() : before.ones;
    this.squares = present ? before.squares.clone() : before.squares;
    this.withOne = present ? before.withOne.clone() : before.withOne;
    this.withWarmUp = present ? before.withWarmUp.clone() : before.withWarmUp;
    double[] row = present ? plan.row(time) : new double[0];
    for (int m = 0; m < models; m++) {
      if (present) {
        learn(m, row);
      }
      predict(m);
    }
  }

  /// The design one bucket on.
  ///
  /// @param data whether the bucket holds data
  Design next(boolean data) {
    if (data) {
      if (afterData == null) {
        afterData = new Design(this, true);
      }
      return afterData;
    }
    if (afterGap == null) {
      afterGap = new Design(this, false);
    }
    return afterGap;
  }

  /// What is left of the columns when level and warm-ups are taken out.
  Projection projection() {
    if (projection == null) {
      projection = new Projection(this);
    }
    return projection;
  }

  NoiseModel model(int m) {
    return plan.bank().models().get(m);
  }

  private void learn(int m, double[] row) {
    double r = model(m).r();
    double f = variance[m] + r;
    double remaining = r / f;
    double one = 1 - oneLevel[m];
    precision[m] = 1 / f;
    gain[m] = 1 - remaining;
    scaledOne[m] = one / f;
    lnDeterminant[m] += Math.log(f);
    ones[m] += one * one / f;
    oneLevel[m] = 1 - remaining * one;
    variance[m] *= remaining;

    int block = m * row.length;
    for (int c = 0; c < row.length; c++) {
      double innovation = row[c] - levels[block + c];
      scaled[block + c] = innovation / f;
      levels[block + c] = row[c] - remaining * innovation;
      squares[block + c] += innovation * innovation / f;
      withOne[block + c] += innovation * scaledOne[m];
    }
    for (int change = 0; change < plan.changes(); change++) {
      double warmUp = scaled[block + plan.warmUp(change)] * f;
      if (warmUp != 0) {
        for (int c = 0; c < row.length; c++) {
          withWarmUp[(block + c) * plan.changes() + change] += warmUp * scaled[block + c];
        }
      }
    }
  }

  private void predict(int m) {
    double phi = model(m).phi();
    variance[m] = phi * phi * variance[m] + model(m).q();
    oneLevel[m] *= phi;
    int columns = plan.columns();
    for (int c = m * columns; c < (m + 1) * columns; c++) {
      levels[c] *= phi;
    }
  }
}
