package dev.weatherglass.core.detect;

/// Sums of squares and products of a state's columns under one model, from which columns that are
/// only in the way are taken out, one after another (Gaussian elimination, symmetric).
final class Moments {

  private final double[][] products;

  private Moments(double[][] products) {
    this.products = products;
  }

  static Moments of(BankState state, int model) {
    double[][] products = new double[state.columns()][state.columns()];
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < products.length; j++) {
        products[i][j] = state.product(model, i, j);
      }
    }
    return new Moments(products);
  }

  double product(int one, int other) {
    return products[one][other];
  }

  /// Integrates out the coefficient of a column.
  ///
  /// @param precision of the coefficient's normal prior around 0, in 1/sigma²; 0 for a flat one
  /// @return the precision it is known with afterwards
  double takeOut(int column, double precision) {
    double known = products[column][column] + precision;
    for (int i = 0; i < products.length; i++) {
      if (i != column) {
        subtract(i, column, products[i][column] / known);
      }
    }
    return known;
  }

  private void subtract(int row, int column, double share) {
    for (int j = 0; j < products.length; j++) {
      if (j != column) {
        products[row][j] -= share * products[column][j];
      }
    }
  }
}
