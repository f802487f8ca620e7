package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.List;

/// Watches a series for shifts without a change: the noise bank always runs and forgets
/// ([RunningBank]), and what surprises its leading model climbs ([Climb]; [ErrorClimb] where errors
/// are few). A bucket costs a fraction of a microsecond and allocates nothing.
///
/// It only raises its hand: whether there is a shift, and since when, is asked of [ShiftOnsets],
/// which weighs all models and sizes. Only a shift that satisfies both is told, so that the average
/// time to a false one is at least the longer of the two.
///
/// Changed in place, for one thread; [#state] gives what to store.
public final class ShiftDetector {

  /// On average at least so many buckets pass before the first false shift: 90 days of minutes.
  public static final double GAMMA = 130_000;

  /// A series with fewer buckets that hold data has no scale yet.
  public static final int FEWEST_BUCKETS = 20;

  private static final double MANY_ERRORS = 8;
  private static final double FLOOR = 0.2; // of the least value at the start
  private static final int CHOOSE_EVERY = 8;

  private final ShiftScale scale;
  private final double floor;
  private final double[] cells;
  private final LimitWindow window;

  private ShiftDetector(ShiftScale scale, double floor, double[] cells, LimitWindow window) {
    this.scale = scale;
    this.floor = floor;
    this.cells = cells;
    this.window = window;
  }

  static int cells(ShiftScale scale) {
    return scale.counts() ? ErrorClimb.LENGTH : RunningBank.LENGTH + Climb.LENGTH;
  }

  /// A detector that has seen nothing.
  ///
  /// @param kind what the buckets hold
  /// @param first buckets with data from which the scale is chosen; at least one
  public static ShiftDetector begin(SeriesKind kind, List<Observation> first) {
    double least = Double.POSITIVE_INFINITY;
    double errors = 0;
    int count = 0;
    for (Observation each : first) {
      switch (each) {
        case Observation.Value(double value) -> least = Math.min(least, value);
        case Observation.Counts(long failed, _) -> {
          errors += failed;
          count++;
        }
        case Observation.Missing() -> {}
      }
    }
    ShiftScale scale =
        switch (kind) {
          case LEVEL ->
              least > 0 && least < Double.POSITIVE_INFINITY
                  ? ShiftScale.LOGARITHM
                  : ShiftScale.LINEAR;
          case ERROR_RATIO ->
              count > 0 && errors / count >= MANY_ERRORS
                  ? ShiftScale.ERROR_RATIO
                  : ShiftScale.ERROR_COUNT;
        };
    double[] cells = new double[cells(scale)];
    if (!scale.counts()) {
      RunningBank.start(cells);
    }
    return new ShiftDetector(
        scale, scale == ShiftScale.LOGARITHM ? FLOOR * least : 0, cells, new LimitWindow());
  }

  /// A detector as it was stored.
  public static ShiftDetector resume(ShiftState state) {
    return new ShiftDetector(
        state.scale(), state.floor(), state.cells().clone(), LimitWindow.of(state.recent()));
  }

  public ShiftState state() {
    return new ShiftState(scale, floor, cells.clone(), window.values());
  }

  public ShiftScale scale() {
    return scale;
  }

  /// The place of a bucket on the scale of the series; NaN where it is missing.
  double place(double value, double requests) {
    return scale.of(value, requests, floor);
  }

  /// Takes in the next bucket and learns from it, without watching.
  ///
  /// @param index of the bucket
  /// @param value of the bucket, or its errors; NaN where missing
  /// @param requests of the bucket where it counts errors
  public void learn(long index, double value, double requests) {
    take(index, value, requests, Direction.EITHER, false);
  }

  /// Takes in the next bucket.
  ///
  /// @param worse which way a shift has to go to count
  /// @return whether there may be a shift: how high the evidence has climbed exceeds [#GAMMA]
  public boolean watch(long index, double value, double requests, Direction worse) {
    take(index, value, requests, worse, true);
    return height(worse) >= GAMMA;
  }

  /// How many buckets without a shift it would take on average to climb as high.
  public double height(Direction worse) {
    return scale.counts()
        ? ErrorClimb.height(cells)
        : Climb.height(cells, RunningBank.LENGTH, worse);
  }

  /// There was no shift after all: it has to climb on by one nat.
  public void stepBack() {
    scaleClimb(1 / Math.E);
  }

  /// From the next bucket on the series has another level; what is known of its noise stays.
  public void forgetLevel() {
    if (scale.counts()) {
      ErrorClimb.forgetLevel(cells);
    } else {
      RunningBank.forgetLevel(cells);
    }
    scaleClimb(0);
  }

  private void scaleClimb(double factor) {
    if (scale.counts()) {
      ErrorClimb.scale(cells, factor);
    } else {
      Climb.scale(cells, RunningBank.LENGTH, factor);
    }
  }

  private void take(long index, double value, double requests, Direction worse, boolean watched) {
    double place = scale.of(value, requests, floor);
    if (scale.counts()) {
      if (!Double.isNaN(place)) {
        ErrorClimb.step(cells, value, requests, watched && worse != Direction.DOWN);
      }
    } else if (Double.isNaN(place)) {
      RunningBank.pass(cells);
    } else {
      takePlace(index, place, worse, watched);
    }
  }

  private void takePlace(long index, double place, Direction worse, boolean watched) {
    double limited = window.limited(place);
    double surprise = RunningBank.surprise(cells, limited);
    if (!Double.isNaN(surprise) && !window.isStill()) {
      Climb.step(cells, RunningBank.LENGTH, worse, surprise, watched);
    }
    RunningBank.observe(cells, limited);
    window.add((float) place);
    if (Math.floorMod(index, CHOOSE_EVERY) == 0) {
      RunningBank.choose(cells);
    }
  }
}
