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
/// A model that cannot reach e^-12 of the best, whatever is assumed, is left out. It is judged by
/// the best that any hypothesis makes of it, never by "nothing happened" alone: in a clear step
/// white noise is next to impossible without it, and two thirds of the evidence with it.
///
/// Sums are kept as plain numbers on two scales, the best of "nothing" and the most that any
/// hypothesis can reach, because logarithms are what costs time here.
///
/// Source: docs/MATH.md 5.
final class Marginals {

  private static final double NEGLIGIBLE = 12; // nats
  private static final double BACKGROUND = 0.12;
  private static final double LEAST_SHARE = 1e-12;

  private final Plan plan;
  private final Design design;
  private final Projection projection;
  private final Direction direction;
  private final Fit fit;
  private final int variants;
  private final double freedom;
  private final List<OneModel> models = new ArrayList<>();

  private final double topNothing;
  private final double top;

  /// Per variant; relative to the best of "nothing happened".
  private final double[] nothing;

  /// Per variant; relative to the most that can be reached.
  private final double[] background;

  /// Per variant, change and shape; relative to the most that can be reached.
  private final double[][][] shifted;

  /// @param fit with at least three buckets of data
  Marginals(Fit fit, Direction direction) {
    this.fit = fit;
    this.design = fit.design;
    this.plan = design.plan;
    this.projection = design.projection();
    this.direction = direction;
    this.variants = projection.nuisances[1] == 1 || plan.warmUp().equals(WarmUp.NONE) ? 1 : 2;
    this.freedom = design.seen - 1;
    this.nothing = new double[variants];
    this.background = new double[variants];
    this.shifted = new double[variants][plan.changes()][plan.shapes().count()];
    for (int variant = 0; variant < variants; variant++) {
      for (int m = 0; m < plan.models(); m++) {
        models.add(new OneModel(variant, m));
      }
    }
    this.topNothing = models.stream().mapToDouble(one -> one.lnNothing).max().orElse(Double.NaN);
    models.removeIf(one -> one.lnBest < topNothing - NEGLIGIBLE);
    this.top = models.stream().mapToDouble(OneModel::lnReach).max().orElse(Double.NaN);
    models.forEach(OneModel::addUp);
  }

  /// Natural logarithm of the e-value for a shift that came with a change.
  ///
  /// @param change that has begun
  /// @param warmUp prior that there is a warm-up
  double lnE(int change, WarmUp warmUp) {
    double lnNothing = lnNothing(warmUp);
    int age = design.time - plan.onset(change);
    double counted = 0;
    double uncounted = 0;
    for (int h = 0; h < plan.shapes().count(); h++) {
      double weight = plan.shapes().weights().get(h);
      if (age < plan.shapes().shapes().get(h).counts()) {
        uncounted += weight;
      } else {
        counted += weight * mixed(shifted[0][change][h], shiftedWithWarmUp(change, h), warmUp);
      }
    }
    return new LogSum()
            .add(top + Math.log(Math.max(counted, Double.MIN_NORMAL)))
            .add(lnNothing + Math.log(uncounted))
            .ln()
        - lnNothing;
  }

  /// How likely there was a warm-up, whether or not a shift came with the change.
  double warmUpShare(int change, WarmUp warmUp) {
    if (variants == 1) {
      return warmUp.probability();
    }
    double without = lnEither(0, change) + Math.log(1 - warmUp.probability());
    double with = lnEither(1, change) + Math.log(warmUp.probability());
    return 1 / (1 + Math.exp(without - with));
  }

  /// The step at a change, for its size and interval.
  ///
  /// @param change that has begun
  Reading reading(int change, WarmUp warmUp) {
    return new Reading(
        models.stream()
            .map(one ->
                one.step(
                    plan.firstShape(change),
                    variants == 1 ? 0 : Math.log(prior(one.variant, warmUp))))
            .toList(),
        direction,
        plan.sizes());
  }

  private double lnEither(int variant, int change) {
    double shift = 0;
    for (int h = 0; h < plan.shapes().count(); h++) {
      shift += plan.shapes().weights().get(h) * shifted[variant][change][h];
    }
    return new LogSum()
        .add(topNothing + Math.log(nothing[variant]))
        .add(top + Math.log(shift))
        .ln();
  }

  private double lnNothing(WarmUp warmUp) {
    double before = mixed(background[0], variants == 1 ? 0 : background[1], warmUp);
    double none = mixed(nothing[0], variants == 1 ? 0 : nothing[1], warmUp);
    return new LogSum()
        .add(topNothing + Math.log(none * (1 - BACKGROUND)))
        .add(top + Math.log(before * BACKGROUND / Plan.backgrounds()))
        .ln();
  }

  private double shiftedWithWarmUp(int change, int h) {
    return variants == 1 ? 0 : shifted[1][change][h];
  }

  private double mixed(double without, double with, WarmUp warmUp) {
    return variants == 1 ? without : prior(0, warmUp) * without + prior(1, warmUp) * with;
  }

  private static double prior(int variant, WarmUp warmUp) {
    return variant == 0 ? 1 - warmUp.probability() : warmUp.probability();
  }

  /// One noise model, without or with warm-ups.
  private final class OneModel {
    private final int variant;
    private final int model;
    private final double squares;
    private final double least;
    private final double[] white;
    private final double[] scores;
    private final double lnNothing;
    private final double lnBest;

    OneModel(int variant, int model) {
      this.variant = variant;
      this.model = model;
      this.white = new double[projection.nuisances[variant]];
      projection.whiten(fit, variant, model, white);
      double left = fit.squares[model];
      for (double each : white) {
        left -= each * each;
      }
      this.least = Math.max(LEAST_SHARE * fit.squares[model], Double.MIN_NORMAL);
      this.squares = Math.max(left, least);
      this.lnNothing = lnMarginal(squares);
      this.scores = new double[plan.columns()];
      this.lnBest = lnMarginal(squares - explained());
    }

    /// The most that any column explains, as a sum of squares.
    private double explained() {
      double most = 0;
      for (int c = 0; c < scores.length; c++) {
        if (information(c) > 0) {
          scores[c] = projection.score(fit, variant, model, c, white);
          most = Math.max(most, scores[c] * scores[c] / information(c));
        }
      }
      return most;
    }

    /// The most that a hypothesis comes to, given how large shifts may be and which way they count:
    /// a column that explains an outlier by a shift of a thousand errors reaches nothing.
    double lnReach() {
      double size = Projection.BACKGROUND_SIZE;
      for (double each : plan.sizes().sizes()) {
        size = Math.max(size, each);
      }
      double precision = 1 / (size * size * design.model(model).innovationVariance());
      double most = 0;
      for (int b = 0; b < Plan.backgrounds(); b++) {
        most = Math.max(most, scores[b] * scores[b] / (information(b) + precision));
      }
      for (int change = 0; change < plan.changes(); change++) {
        int first = plan.firstShape(change);
        for (int c = first; c < first + plan.shapes().count(); c++) {
          if (direction.harm(scores[c]) > 0) {
            most = Math.max(most, scores[c] * scores[c] / (information(c) + precision));
          }
        }
      }
      return lnMarginal(squares - most);
    }

    void addUp() {
      nothing[variant] += Math.exp(lnNothing - topNothing);
      for (int b = 0; b < Plan.backgrounds(); b++) {
        background[variant] += likelihood(b, 0, Projection.BACKGROUND_SIZE, Direction.EITHER);
      }
      for (int change = 0; change < plan.changes(); change++) {
        if (design.time >= plan.onset(change)) {
          addUp(change);
        }
      }
    }

    private void addUp(int change) {
      int first = plan.firstShape(change);
      int age = design.time - plan.onset(change);
      List<Double> sizes = plan.sizes().sizes();
      for (int h = 0; h < plan.shapes().count(); h++) {
        if (age >= plan.shapes().shapes().get(h).counts()) {
          double sum = 0;
          for (int g = 0; g < sizes.size(); g++) {
            sum +=
                plan.sizes().weights().get(g) * likelihood(first + h, g, sizes.get(g), direction);
          }
          shifted[variant][change][h] += sum;
        }
      }
    }

    /// Marginal likelihood of a shift of one shape and size, relative to the best of all.
    private double likelihood(int column, int g, double size, Direction towards) {
      double informed =
          information(column) + 1 / (size * size * design.model(model).innovationVariance());
      double score = scores[column];
      double left = Math.max(squares - score * score / informed, least);
      double ln = Math.log(squares / left); // = ln(1 + t²/freedom)
      return Math.exp(lnNothing - top + freedom / 2 * ln)
          * projection.shrink(variant, model)[column * plan.sizes().sizes().size() + g]
          * twiceShare(towards, ln, score);
    }

    /// How much of the shift's posterior lies on the side that counts, against the prior's half.
    private double twiceShare(Direction towards, double ln, double score) {
      return switch (towards) {
        case EITHER -> 1;
        case UP, DOWN -> 2 * StudentDistribution.cdf(ln, towards.sign() * score, freedom);
      };
    }

    /// The course that a column holds, seen through the model.
    StepFit step(int column, double lnPrior) {
      return new StepFit(
          projection.lnWeight[variant][model] + lnPrior,
          freedom,
          design.model(model).innovationVariance(),
          squares,
          information(column),
          scores[column],
          least);
    }

    private double information(int column) {
      return projection.information[variant][model * scores.length + column];
    }

    private double lnMarginal(double left) {
      return projection.lnWeight[variant][model] - freedom / 2 * Math.log(Math.max(left, least));
    }
  }
}
