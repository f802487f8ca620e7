package dev.weatherglass.core.detect;

/// What the filters know of one series beyond its [Design]: per model the filtered level, the sum
/// of squares, and the products with the constant and with every column. Immutable.
///
/// Sums of squares lose what their mean is made of, so the first value is subtracted before
/// anything else; no result depends on it.
final class Fit {

  final Design design;
  final double[] squares;
  final double[] withOne;
  final double[] products; // per model and column

  private final double origin;
  private final double[] levels;

  static Fit start(Design design) {
    int models = design.plan.models();
    return new Fit(
        design,
        0,
        new double[models],
        new double[models],
        new double[models],
        new double[models * design.plan.columns()]);
  }

  private Fit(
      Design design,
      double origin,
      double[] levels,
      double[] squares,
      double[] withOne,
      double[] products) {
    this.design = design;
    this.origin = origin;
    this.levels = levels;
    this.squares = squares;
    this.withOne = withOne;
    this.products = products;
  }

  /// With one more bucket.
  ///
  /// @param value NaN where it holds nothing
  Fit next(double value) {
    boolean present = !Double.isNaN(value);
    Design after = design.next(present);
    double first = design.seen == 0 && present ? value : origin;
    Fit next =
        present
            ? new Fit(
                after, first, levels.clone(), squares.clone(), withOne.clone(), products.clone())
            : new Fit(after, first, levels.clone(), squares, withOne, products);
    for (int m = 0; m < levels.length; m++) {
      if (present) {
        next.learn(m, value - first);
      }
      next.levels[m] *= after.model(m).phi();
    }
    return next;
  }

  /// The first value, which was subtracted from all.
  double origin() {
    return origin;
  }

  private void learn(int m, double y) {
    double innovation = y - levels[m];
    double scaled = innovation * design.precision[m];
    squares[m] += innovation * scaled;
    withOne[m] += innovation * design.scaledOne[m];
    levels[m] += design.gain[m] * innovation;
    int columns = design.plan.columns();
    for (int c = m * columns; c < (m + 1) * columns; c++) {
      products[c] += innovation * design.scaled[c];
    }
  }
}
