package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.List;

/// The marginal likelihoods of one series under every hypothesis of its [Plan] at one moment, and
/// the evidence for each change that follows from them.
///
/// For every noise model, without and with warm-ups: nothing happened; something happened before
/// any change; or a shift of one of the shapes came with one of the changes, its size of one of a
/// few orders. All are about the same data, so they may be compared and added up.
///
/// What weighs less than e^-25 beside "nothing happened" is left out; a model is judged by the best
/// that any hypothesis makes of it, never by "nothing happened" alone.
///
/// Source: docs/MATH.md 5.
final class Marginals {

  private static final double NEGLIGIBLE = 25; // nats
  private static final double BACKGROUND = 0.12;
  private static final double LN_2 = Math.log(2);
  private static final double LEAST_SHARE = 1e-12;

  private final Plan plan;
  private final Design design;
  private final Projection projection;
  private final Direction direction;
  private final Fit fit;
  private final int variants;
  private final double[] lnSizes;

  private final LogSum[] nothing = {new LogSum(), new LogSum()};
  private final LogSum[][] background;
  private final LogSum[][][] shifted; // variant, change, shape

  private final One[][] all;
  private double top = Double.NEGATIVE_INFINITY;

  /// @param fit with at least three buckets of data
  Marginals(Fit fit, Direction direction) {
    this.fit = fit;
    this.design = fit.design;
    this.plan = design.plan;
    this.projection = design.projection();
    this.direction = direction;
    this.variants = projection.nuisances[1] > 1 ? 2 : 1;
    this.lnSizes = plan.sizes().weights().stream().mapToDouble(Math::log).toArray();
    this.all = new One[variants][plan.models()];
    this.background = new LogSum[2][Plan.backgrounds()];
    this.shifted = new LogSum[2][plan.changes()][plan.shapes().count()];
    addUp();
  }

  /// Natural logarithm of the e-value for a shift that came with a change.
  ///
  /// @param change that has begun
  /// @param warmUp prior that there is a warm-up
  double lnE(int change, WarmUp warmUp) {
    double nothingWorse = lnNothing(warmUp);
    LogSum sum = new LogSum();
    int age = design.time - plan.onset(change);
    List<Shape> shapes = plan.shapes().shapes();
    for (int h = 0; h < shapes.size(); h++) {
      double ln = age < shapes.get(h).counts() ? nothingWorse : mixed(shifted(change, h), warmUp);
      sum.add(ln + Math.log(plan.shapes().weights().get(h)));
    }
    return sum.ln() - nothingWorse;
  }

  /// How likely there was a warm-up, whether or not a shift came with the change.
  double warmUpShare(int change, WarmUp warmUp) {
    if (variants == 1) {
      return warmUp.probability();
    }
    double[] ln = new double[2];
    for (int w = 0; w < 2; w++) {
      LogSum sum = new LogSum().add(nothing[w].ln());
      for (int h = 0; h < plan.shapes().count(); h++) {
        sum.add(shifted[w][change][h].ln() + Math.log(plan.shapes().weights().get(h)));
      }
      ln[w] = sum.ln() + lnPrior(w, warmUp);
    }
    return 1 / (1 + Math.exp(ln[0] - ln[1]));
  }

  /// The step at a change, for its size and interval.
  ///
  /// @param change that has begun
  Reading reading(int change, WarmUp warmUp) {
    var fits = new ArrayList<StepFit>();
    for (One[] ofVariant : all) {
      for (One one : ofVariant) {
        fits.add(
            one.step(plan.firstShape(change), variants == 1 ? 0 : lnPrior(one.variant, warmUp)));
      }
    }
    return new Reading(fits, direction, plan.sizes());
  }

  private double lnNothing(WarmUp warmUp) {
    LogSum before = new LogSum();
    for (int b = 0; b < Plan.backgrounds(); b++) {
      int onset = b;
      before.add(
          mixed(
              new double[] {
                background[0][onset].ln(), variants == 1 ? 0 : background[1][onset].ln()
              },
              warmUp));
    }
    double none =
        mixed(new double[] {nothing[0].ln(), variants == 1 ? 0 : nothing[1].ln()}, warmUp);
    return new LogSum()
        .add(none + Math.log(1 - BACKGROUND))
        .add(before.ln() + Math.log(BACKGROUND / Plan.backgrounds()))
        .ln();
  }

  private double[] shifted(int change, int h) {
    return new double[] {
      shifted[0][change][h].ln(), variants == 1 ? 0 : shifted[1][change][h].ln()
    };
  }

  private double mixed(double[] ln, WarmUp warmUp) {
    return variants == 1
        ? ln[0]
        : new LogSum().add(ln[0] + lnPrior(0, warmUp)).add(ln[1] + lnPrior(1, warmUp)).ln();
  }

  private static double lnPrior(int variant, WarmUp warmUp) {
    return Math.log(variant == 0 ? 1 - warmUp.probability() : warmUp.probability());
  }

  private void addUp() {
    for (int w = 0; w < 2; w++) {
      for (int b = 0; b < Plan.backgrounds(); b++) {
        background[w][b] = new LogSum();
      }
      for (LogSum[] sums : shifted[w]) {
        for (int h = 0; h < sums.length; h++) {
          sums[h] = new LogSum();
        }
      }
    }
    for (int w = 0; w < variants; w++) {
      for (int m = 0; m < plan.models(); m++) {
        all[w][m] = new One(w, m);
        top = Math.max(top, all[w][m].lnNothing);
      }
    }
    for (One[] ofVariant : all) {
      for (One one : ofVariant) {
        one.addUp();
      }
    }
  }

  /// One noise model, without or with warm-ups.
  private final class One {
    private final int variant;
    private final int model;
    private final double squares;
    private final double least;
    private final double freedom;
    private final double[] white;
    private final double lnNothing;

    One(int variant, int model) {
      this.variant = variant;
      this.model = model;
      this.white = new double[projection.nuisances[variant]];
      projection.whiten(fit, variant, model, white);
      double left = fit.squares[model];
      for (double each : white) {
        left -= each * each;
      }
      this.squares = left;
      this.least = Math.max(LEAST_SHARE * fit.squares[model], Double.MIN_NORMAL);
      this.freedom = design.seen - 1;
      this.lnNothing = lnMarginal(squares);
    }

    void addUp() {
      int columns = plan.columns();
      double[] scores = new double[columns];
      double explained = 0;
      for (int c = 0; c < columns; c++) {
        double information = projection.information[variant][model * columns + c];
        if (information > 0) {
          scores[c] = projection.score(fit, variant, model, c, white);
          explained = Math.max(explained, scores[c] * scores[c] / information);
        }
      }
      if (lnMarginal(squares - explained) + LN_2 < top - NEGLIGIBLE) {
        return;
      }
      nothing[variant].add(lnNothing);
      for (int b = 0; b < Plan.backgrounds(); b++) {
        background[variant][b].add(
            lnShift(b, scores[b], 0, Projection.BACKGROUND_SIZE, Direction.EITHER));
      }
      for (int change = 0; change < plan.changes(); change++) {
        if (design.time >= plan.onset(change)) {
          addUp(change, scores);
        }
      }
    }

    private void addUp(int change, double[] scores) {
      int first = plan.firstShape(change);
      int age = design.time - plan.onset(change);
      List<Double> sizes = plan.sizes().sizes();
      for (int h = 0; h < plan.shapes().count(); h++) {
        if (age >= plan.shapes().shapes().get(h).counts()) {
          for (int g = 0; g < sizes.size(); g++) {
            shifted[variant][change][h].add(
                lnSizes[g] + lnShift(first + h, scores[first + h], g, sizes.get(g), direction));
          }
        }
      }
    }

    private double lnShift(int column, double score, int g, double size, Direction towards) {
      int cell = model * plan.columns() + column;
      double information = projection.information[variant][cell];
      double informed = information + 1 / (size * size * design.model(model).innovationVariance());
      double left = Math.max(squares - score * score / informed, least);
      double ln =
          lnMarginal(left) + projection.lnShrink[variant][cell * plan.sizes().sizes().size() + g];
      return ln < top - NEGLIGIBLE - LN_2
          ? ln
          : ln + lnTwiceShare(towards, score / Math.sqrt(informed * left / freedom));
    }

    /// The course that a column holds, seen through the model.
    StepFit step(int column, double lnPrior) {
      int cell = model * plan.columns() + column;
      return new StepFit(
          projection.lnWeight[variant][model] + lnPrior,
          freedom,
          design.model(model).innovationVariance(),
          squares,
          projection.information[variant][cell],
          projection.score(fit, variant, model, column, white),
          least);
    }

    /// How much of the shift's posterior lies on the side that counts, against the prior's half.
    private double lnTwiceShare(Direction towards, double t) {
      return switch (towards) {
        case EITHER -> 0;
        case UP, DOWN -> LN_2 + StudentDistribution.lnCdf(towards.sign() * t, freedom);
      };
    }

    private double lnMarginal(double left) {
      return projection.lnWeight[variant][model] - freedom / 2 * Math.log(Math.max(left, least));
    }
  }
}
