package dev.weatherglass.core.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [Design] with what is only in the way taken out of its columns: the level, and in the second
/// of two variants the warm-up of every change that has begun. Holds whatever of the marginal
/// likelihoods does not depend on the series.
///
/// The nuisance columns Z have the precision matrix S_ZZ + Lambda (Lambda: 0 for the level, the
/// warm-up prior's precision for warm-ups). With L its Cholesky factor, a column's product with
/// another one around Z is their product less that of the two columns *whitened* by L.
final class Projection {

  /// Without and with warm-ups.
  static final int VARIANTS = 2;

  /// How large a shift before the episode may be, in one-step prediction errors.
  static final double BACKGROUND_SIZE = 1;

  final Design design;
  final int[] nuisances = new int[VARIANTS];

  /// Per variant and model: prior of the model, determinants, prior of the warm-ups.
  final double[][] lnWeight = new double[VARIANTS][];

  /// Per variant, model and column: the column's sum of squares around the nuisance.
  final double[][] information = new double[VARIANTS][];

  /// Per variant and model, where asked: column and size.
  private final double[][] @Nullable [] shrink = new double[VARIANTS][][];

  private final double[][] factors = new double[VARIANTS][]; // per model, dimension squared
  private final double[][] whitened = new double[VARIANTS][]; // per model and column, dimension
  private final List<Integer> started;

  Projection(Design design) {
    this.design = design;
    this.started = design.plan.started(design.time);
    for (int variant = 0; variant < VARIANTS; variant++) {
      nuisances[variant] = variant == 0 ? 1 : 1 + started.size();
      take(variant);
    }
  }

  /// The series' products with the nuisance columns, whitened.
  ///
  /// @param into at least as long as there are nuisances
  void whiten(Fit fit, int variant, int m, double[] into) {
    Plan plan = design.plan;
    into[0] = fit.withOne[m];
    for (int i = 1; i < nuisances[variant]; i++) {
      into[i] = fit.products[m * plan.columns() + plan.warmUp(started.get(i - 1))];
    }
    solve(variant, m, into);
  }

  /// The series' product with a column around the nuisance.
  double score(Fit fit, int variant, int m, int column, double[] whiteSeries) {
    int cell = m * design.plan.columns() + column;
    double score = fit.products[cell];
    int n = nuisances[variant];
    for (int i = 0; i < n; i++) {
      score -= whitened[variant][cell * n + i] * whiteSeries[i];
    }
    return score;
  }

  /// By how much the prior of a shift's size shrinks the marginal likelihood of each column: root
  /// of prior precision over posterior precision, per column and size. Worked out for models that
  /// have something to say.
  double[] shrink(int variant, int m) {
    double @Nullable [] known = shrink[variant][m];
    if (known == null) {
      known = shrunk(variant, m);
      shrink[variant][m] = known;
    }
    return known;
  }

  private double[] shrunk(int variant, int m) {
    Plan plan = design.plan;
    double unit = design.model(m).innovationVariance();
    int sizes = plan.sizes().sizes().size();
    double[] shrunk = new double[plan.columns() * sizes];
    for (int c = 0; c < plan.columns(); c++) {
      for (int g = 0; g < sizes; g++) {
        double size = c < Plan.backgrounds() ? BACKGROUND_SIZE : plan.sizes().sizes().get(g);
        double precision = 1 / (size * size * unit);
        shrunk[c * sizes + g] =
            Math.sqrt(precision / (information[variant][m * plan.columns() + c] + precision));
      }
    }
    return shrunk;
  }

  private void take(int variant) {
    Plan plan = design.plan;
    int n = nuisances[variant];
    int cells = plan.models() * plan.columns();
    lnWeight[variant] = new double[plan.models()];
    factors[variant] = new double[plan.models() * n * n];
    whitened[variant] = new double[cells * n];
    information[variant] = new double[cells];
    shrink[variant] = new double[plan.models()][];
    for (int m = 0; m < plan.models(); m++) {
      lnWeight[variant][m] =
          Math.log(plan.bank().prior().get(m)) - design.lnDeterminant[m] / 2 - factor(variant, m);
      columns(variant, m);
    }
  }

  /// Cholesky's factor of the nuisance.
  ///
  /// @return half the logarithm of its determinant, over the prior's
  private double factor(int variant, int m) {
    int n = nuisances[variant];
    double[] factor = factors[variant];
    int block = m * n * n;
    double lnPrecision = Math.log(WarmUp.precision(design.model(m)));
    double half = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = nuisance(m, i, j);
        for (int k = 0; k < j; k++) {
          sum -= factor[block + i * n + k] * factor[block + j * n + k];
        }
        factor[block + i * n + j] = i == j ? Math.sqrt(sum) : sum / factor[block + j * n + j];
      }
      half += Math.log(factor[block + i * n + i]) - (i == 0 ? 0 : lnPrecision / 2);
    }
    return half;
  }

  private double nuisance(int m, int i, int j) {
    Plan plan = design.plan;
    if (i == 0) {
      return design.ones[m];
    }
    int cell = m * plan.columns() + plan.warmUp(started.get(i - 1));
    if (j == 0) {
      return design.withOne[cell];
    }
    double product = design.withWarmUp[cell * plan.changes() + started.get(j - 1)];
    return i == j ? product + WarmUp.precision(design.model(m)) : product;
  }

  private void columns(int variant, int m) {
    Plan plan = design.plan;
    int n = nuisances[variant];
    double[] white = new double[n];
    for (int c = 0; c < plan.columns(); c++) {
      int cell = m * plan.columns() + c;
      if (design.squares[cell] == 0) {
        continue;
      }
      white[0] = design.withOne[cell];
      for (int i = 1; i < n; i++) {
        white[i] = design.withWarmUp[cell * plan.changes() + started.get(i - 1)];
      }
      solve(variant, m, white);
      double left = design.squares[cell];
      for (int i = 0; i < n; i++) {
        whitened[variant][cell * n + i] = white[i];
        left -= white[i] * white[i];
      }
      information[variant][cell] = Math.max(left, 0);
    }
  }

  private void solve(int variant, int m, double[] into) {
    int n = nuisances[variant];
    int block = m * n * n;
    double[] factor = factors[variant];
    for (int i = 0; i < n; i++) {
      double sum = into[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[block + i * n + k] * into[k];
      }
      into[i] = sum / factor[block + i * n + i];
    }
  }
}
