package dev.weatherglass.core.detect;

import java.util.Arrays;

/// What a [NoiseBank] remembers, as one flat array, so that it can be copied and stored as it is.
///
/// The array starts with the number of buckets that held data and the first of their values. Then
/// follows one block per model: the variance of the prediction, the logarithm of the determinant,
/// one filtered level per column, and the products of the columns' innovations as a lower triangle,
/// row by row. Columns are the series, the constant 1, then the regressors.
///
/// A bank changes it in place; whoever hands it on hands on a [#copy].
///
/// @param columns how many columns run through the filters; at least 2
/// @param cells the numbers
@SuppressWarnings(
    "ArrayRecordComponent") // one block of doubles is the point; equality is by content
public record BankState(int columns, double[] cells) {

  /// The column of the series itself.
  static final int Y = 0;

  /// The column of the constant 1, whose coefficient is the level.
  static final int ONE = 1;

  /// The first regressor: the step at the change.
  static final int STEP = 2;

  /// The second regressor, where there is one: the transient after the change.
  static final int WARM_UP = 3;

  static final int VARIANCE = 0;
  static final int LN_DETERMINANT = 1;
  static final int LEVELS = 2;

  private static final int SEEN = 0;
  private static final int ORIGIN = 1;
  private static final int HEAD = 2;

  public BankState {
    if (columns < 2) {
      throw new IllegalArgumentException("columns must be at least 2 but was " + columns);
    }
    if (cells.length <= HEAD || (cells.length - HEAD) % blockSize(columns) != 0) {
      throw new IllegalArgumentException(
          "cells must be whole blocks for " + columns + " columns but were " + cells.length);
    }
  }

  static BankState empty(int models) {
    return new BankState(2, new double[HEAD + models * blockSize(2)]);
  }

  /// How many buckets held data.
  public double seen() {
    return cells[SEEN];
  }

  /// How many models the bank has.
  public int models() {
    return (cells.length - HEAD) / blockSize(columns);
  }

  /// The same knowledge with room for one more regressor, which was 0 in all buckets so far.
  public BankState withRegressor() {
    int size = blockSize(columns);
    BankState wider =
        new BankState(columns + 1, new double[HEAD + models() * blockSize(columns + 1)]);
    System.arraycopy(cells, 0, wider.cells, 0, HEAD);
    for (int m = 0; m < models(); m++) {
      int levelsEnd = LEVELS + columns;
      System.arraycopy(cells, block(m), wider.cells, wider.block(m), levelsEnd);
      System.arraycopy(
          cells,
          block(m) + levelsEnd,
          wider.cells,
          wider.block(m) + levelsEnd + 1,
          size - levelsEnd);
    }
    return wider;
  }

  public BankState copy() {
    return new BankState(columns, cells.clone());
  }

  double lnDeterminant(int model) {
    return cells[block(model) + LN_DETERMINANT];
  }

  /// Sum over the buckets of the products of two columns' innovations, over their variance.
  double product(int model, int one, int other) {
    int row = Math.max(one, other);
    int column = Math.min(one, other);
    return cells[block(model) + LEVELS + columns + row * (row + 1) / 2 + column];
  }

  /// Where a model's block begins.
  int block(int model) {
    return HEAD + model * blockSize(columns);
  }

  /// The value less the first one, which is kept.
  double centre(double value) {
    if (cells[SEEN] == 0) {
      cells[ORIGIN] = value;
    }
    return value - cells[ORIGIN];
  }

  void count() {
    cells[SEEN]++;
  }

  private static int blockSize(int columns) {
    return LEVELS + columns + columns * (columns + 1) / 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BankState(int otherColumns, double[] otherCells)
        && columns == otherColumns
        && Arrays.equals(cells, otherCells);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return "BankState[columns=" + columns + ", cells=" + Arrays.toString(cells) + "]";
  }
}
