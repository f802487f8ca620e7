package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Did the rate of rare events rise? Errors are Poisson with an unknown rate per request; the
/// baseline turns Jeffreys' prior into a gamma distribution of that rate, and the evidence averages
/// over ratios of the rate after to that before.
///
/// Errors come in bursts, more unevenly than Poisson. Each ratio's evidence is therefore divided by
/// the baseline's dispersion before the average is taken (docs/MATH.md 6).
///
/// @param errors of the baseline; not negative
/// @param requests of the baseline; positive
/// @param dispersion variance of the errors over what Poisson would give; at least 1
public record GammaPoisson(double errors, double requests, double dispersion) {

  private static final double PRIOR_ERRORS = 0.5;
  static final double[] RATIOS = {1.25, 1.5, 2, 3, 5, 10, 30};
  private static final double LARGEST_LN_RATIO = 50; // an interval beyond it is unbounded

  /// Ratios for intervals, evenly spread over logarithms from 1/32 to 32.
  private static final double[] LN_RATIOS_BOTH_WAYS =
      IntStream.rangeClosed(-20, 20).mapToDouble(i -> i * Math.log(2) / 4).toArray();

  public GammaPoisson {
    if (!(errors >= 0)) {
      throw new IllegalArgumentException("errors must not be negative but was " + errors);
    }
    if (!(requests > 0)) {
      throw new IllegalArgumentException("requests must be positive but was " + requests);
    }
    if (!(dispersion >= 1)) {
      throw new IllegalArgumentException("dispersion must be at least 1 but was " + dispersion);
    }
  }

  /// What a baseline teaches.
  ///
  /// @param errors per bucket with data
  /// @param requests per bucket with data, as many; at least one of them positive
  static GammaPoisson of(double[] errors, double[] requests) {
    return new GammaPoisson(
        DoubleStream.of(errors).sum(),
        DoubleStream.of(requests).sum(),
        Dispersion.of(errors, requests));
  }

  /// Natural logarithm of the e-value for a rate that changed in this direction.
  ///
  /// @param newErrors since the change
  /// @param newRequests since the change
  double lnE(Direction direction, double newErrors, double newRequests) {
    return lnE(RATIOS, direction, newErrors, newRequests);
  }

  /// The same, for these ratios.
  double lnE(double[] ratios, Direction direction, double newErrors, double newRequests) {
    return switch (direction) {
      case UP -> lnE(ratios, 1, newErrors, newRequests);
      case DOWN -> lnE(ratios, -1, newErrors, newRequests);
      case EITHER ->
          new LogSum()
                  .add(lnE(ratios, 1, newErrors, newRequests))
                  .add(lnE(ratios, -1, newErrors, newRequests))
                  .ln()
              - Math.log(2);
    };
  }

  /// Rate after over rate before.
  double ratio(double newErrors, double newRequests) {
    return (newErrors + PRIOR_ERRORS) / newRequests / ((errors + PRIOR_ERRORS) / requests);
  }

  /// The logarithms of all ratios that the counts do not refute.
  ///
  /// @param alpha probability that the true one is ever left out
  /// @param newRequests since the change; positive
  Interval lnRatios(double alpha, double newErrors, double newRequests) {
    LogSum sum = new LogSum();
    for (double lnRatio : LN_RATIOS_BOTH_WAYS) {
      sum.add(lnLikelihood(lnRatio, newErrors, newRequests) / dispersion);
    }
    double any = sum.ln() - Math.log(LN_RATIOS_BOTH_WAYS.length);
    return Levels.below(
        -Math.log(alpha),
        lnRatio -> any - lnLikelihood(lnRatio, newErrors, newRequests) / dispersion,
        Math.log(ratio(newErrors, newRequests)),
        LARGEST_LN_RATIO);
  }

  /// Logarithm of the ratio nearest to none that would give evidence 1/alpha; infinite if none
  /// would.
  ///
  /// @param newRequests since the change
  double detectable(Direction direction, double alpha, double newRequests) {
    int way = direction.way();
    double expected = (errors + PRIOR_ERRORS) / requests * newRequests;
    return way
        * Levels.lastBelow(
            -Math.log(alpha),
            lnRatio -> lnE(direction, expected * Math.exp(way * lnRatio), newRequests),
            LARGEST_LN_RATIO);
  }

  private double lnE(double[] ratios, int sign, double newErrors, double newRequests) {
    LogSum sum = new LogSum();
    for (double ratio : ratios) {
      double lnRatio = sign * Math.log(ratio);
      sum.add(
          (lnLikelihood(lnRatio, newErrors, newRequests) - lnLikelihood(0, newErrors, newRequests))
              / dispersion);
    }
    return sum.ln() - Math.log(ratios.length);
  }

  /// Up to what does not depend on the ratio.
  private double lnLikelihood(double lnRatio, double newErrors, double newRequests) {
    return newErrors * lnRatio
        - (errors + PRIOR_ERRORS + newErrors)
            * Math.log(requests + Math.exp(lnRatio) * newRequests);
  }
}
