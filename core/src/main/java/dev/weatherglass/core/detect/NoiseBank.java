package dev.weatherglass.core.detect;

import java.util.List;

/// One Kalman filter per noise model, all on the same series.
///
/// Each filter runs, with one gain, over the series, over the constant 1 and over every regressor
/// (a step at a change, say). The scaled innovations of these columns are independent under the
/// model, so that their sums of products are all that generalised least squares needs: what is
/// known about a series of any length is seven numbers per model, four more for a step.
///
/// A bucket without data only lets time pass. Sums of squares lose what their mean is made of, so
/// the first value is subtracted before anything else; no result depends on it.
///
/// Sources: Willsky and Jones 1976 (doi:10.1109/TAC.1976.1101146) for the test this serves; Durbin
/// and Koopman, Time Series Analysis by State Space Methods, 2012, chapter 6, for regressors.
///
/// @param models what the noise may be like
/// @param prior how likely each of them is before any data; positive, sums to 1
public record NoiseBank(List<NoiseModel> models, List<Double> prior) {

  private static final double[] NO_REGRESSORS = {};

  public NoiseBank {
    models = List.copyOf(models);
    prior = List.copyOf(prior);
    if (models.isEmpty() || prior.size() != models.size()) {
      throw new IllegalArgumentException(
          "prior must have one entry per model but they were "
              + prior.size()
              + " for "
              + models.size());
    }
    if (Math.abs(prior.stream().mapToDouble(p -> p).sum() - 1) > 1e-9
        || prior.stream().anyMatch(p -> !(p > 0))) {
      throw new IllegalArgumentException("prior must be positive and sum to 1 but was " + prior);
    }
  }

  /// The state before any data, without regressors.
  public BankState start() {
    BankState state = BankState.empty(models.size());
    for (int m = 0; m < models.size(); m++) {
      state.cells()[state.block(m) + BankState.VARIANCE] = models.get(m).startVariance();
    }
    return state;
  }

  /// Takes in the value of one bucket, in place, for a state without regressors.
  ///
  /// @param value finite; NaN means that the bucket has none
  public void observe(BankState state, double value) {
    observe(state, value, NO_REGRESSORS);
  }

  /// Takes in the value of one bucket, in place.
  ///
  /// @param value finite; NaN means that the bucket has none
  /// @param regressors this bucket's value of each further column, in the order of the state's
  public void observe(BankState state, double value, double[] regressors) {
    if (state.models() != models.size() || state.columns() != 2 + regressors.length) {
      throw new IllegalArgumentException(
          "the state is for %d models and %d regressors but there are %d and %d"
              .formatted(state.models(), state.columns() - 2, models.size(), regressors.length));
    }
    if (Double.isNaN(value)) {
      pass(state);
    } else {
      learn(state, state.centre(value), regressors);
    }
  }

  private void pass(BankState state) {
    for (int m = 0; m < models.size(); m++) {
      predict(models.get(m), state.cells(), state.block(m), state.columns());
    }
  }

  private void learn(BankState state, double y, double[] regressors) {
    for (int m = 0; m < models.size(); m++) {
      update(models.get(m), state.cells(), state.block(m), y, regressors);
    }
    state.count();
  }

  private static void predict(NoiseModel model, double[] cells, int block, int columns) {
    double phi = model.phi();
    int levels = block + BankState.LEVELS;
    for (int i = 0; i < columns; i++) {
      cells[levels + i] *= phi;
    }
    cells[block + BankState.VARIANCE] = phi * phi * cells[block + BankState.VARIANCE] + model.q();
  }

  /// The levels become innovations, enter the products, and become levels again.
  private static void update(
      NoiseModel model, double[] cells, int block, double y, double[] regressors) {
    int columns = 2 + regressors.length;
    int levels = block + BankState.LEVELS;
    double variance = cells[block + BankState.VARIANCE];
    double innovationVariance = variance + model.r();
    double remaining = model.r() / innovationVariance;

    for (int i = 0; i < columns; i++) {
      cells[levels + i] = column(i, y, regressors) - cells[levels + i];
    }
    int product = levels + columns;
    for (int i = 0; i < columns; i++) {
      double scaled = cells[levels + i] / innovationVariance;
      for (int j = 0; j <= i; j++) {
        cells[product++] += scaled * cells[levels + j];
      }
    }
    for (int i = 0; i < columns; i++) {
      cells[levels + i] = column(i, y, regressors) - remaining * cells[levels + i];
    }
    cells[block + BankState.LN_DETERMINANT] += Math.log(innovationVariance);
    cells[block + BankState.VARIANCE] = variance * remaining;
    predict(model, cells, block, columns);
  }

  private static double column(int index, double y, double[] regressors) {
    return switch (index) {
      case BankState.Y -> y;
      case BankState.ONE -> 1;
      default -> regressors[index - 2];
    };
  }
}
