package dev.weatherglass.core.detect;

/// How a series moves while nothing happens: x_t = level + u_t + v_t with a wandering part u_t =
/// phi u_{t-1} + w_t, Var w = sigma² q, and a part without memory, Var v = sigma² r. Level and
/// sigma are unknown.
///
/// (0, 1, 0) is white noise, r = 0 a pure autoregression, phi = 1 a local level, which never
/// returns.
///
/// @param phi memory from one bucket to the next; from 0 to 1
/// @param q variance of what the wandering part gains per bucket, in sigma²; positive
/// @param r variance of the part without memory, in sigma²; not negative
public record NoiseModel(double phi, double q, double r) {

  public NoiseModel {
    if (!(phi >= 0 && phi <= 1)) {
      throw new IllegalArgumentException("phi must lie between 0 and 1 but was " + phi);
    }
    if (!(q > 0)) {
      throw new IllegalArgumentException("q must be positive but was " + q);
    }
    if (!(r >= 0)) {
      throw new IllegalArgumentException("r must not be negative but was " + r);
    }
  }

  /// Variance with which the wandering part starts, in sigma²: the stationary one, or q where there
  /// is none (any finite value does, because the level is unknown).
  public double startVariance() {
    return phi < 1 ? q / (1 - phi * phi) : q;
  }

  /// Variance of one step's prediction error once the filter has settled, in sigma²: the positive
  /// solution of P = phi² P r / (P + r) + q, plus r.
  public double innovationVariance() {
    double b = r * (1 - phi * phi) - q;
    return (Math.sqrt(b * b + 4 * q * r) - b) / 2 + r;
  }
}
