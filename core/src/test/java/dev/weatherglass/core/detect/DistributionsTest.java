package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionsTest {

  @ParameterizedTest
  @CsvSource({
    "0, -0.6931471805599453",
    "1, -0.17275377902344988",
    "-1, -1.8410216450092636",
    "-3.9, -9.942304391691357",
    "-4.1, -10.787431773744634",
    "-10, -53.23128515051247",
    "-40, -804.6084420137538",
    "6, -9.865876450376981e-10"
  })
  void the_normal_distribution_matches_known_values(double z, double lnCdf) {
    assertThat(NormalDistribution.lnCdf(z)).isCloseTo(lnCdf, within(1e-9 * Math.abs(lnCdf)));
  }

  @Test
  void the_normal_distribution_has_no_seam_where_its_formulas_meet() {
    for (double seam : new double[] {-4, 4}) {
      double below = NormalDistribution.lnCdf(seam - 1e-9);
      double above = NormalDistribution.lnCdf(seam + 1e-9);
      assertThat(above).isCloseTo(below, within(1e-7 * Math.abs(below)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 19, 20.5, 60, 240, 359})
  void student_agrees_with_integration_of_its_density_in_both_tails(double freedom) {
    for (double t = -12; t <= 6; t += 0.75) {
      double exact = Math.log(integrate(student(freedom), -4000, t));

      assertThat(StudentDistribution.lnCdf(t, freedom))
          .as("t = %s with %s degrees of freedom", t, freedom)
          .isCloseTo(exact, within(freedom < 19 ? 1e-3 : 1e-4));
    }
  }

  @Test
  void the_farthest_tail_is_finite() {
    assertThat(StudentDistribution.lnCdf(-1e8, 359)).isFinite().isLessThan(-1000);
    assertThat(StudentDistribution.lnCdf(1e8, 359)).isZero();
  }

  /// Normalised by its own integral over the lower half, which is 1/2.
  private static DoubleUnaryOperator student(double freedom) {
    DoubleUnaryOperator density = x -> Math.pow(1 + x * x / freedom, -(freedom + 1) / 2);
    double half = integrate(density, -4000, 0);
    return x -> density.applyAsDouble(x) / 2 / half;
  }

  /// Simpson's rule after x = sinh(u), which spreads the points over the tail.
  private static double integrate(DoubleUnaryOperator density, double from, double to) {
    double start = asinh(from);
    double width = (asinh(to) - start) / 20_000;
    double sum = 0;
    for (int i = 0; i <= 20_000; i++) {
      double u = start + i * width;
      double weight = i == 0 || i == 20_000 ? 1 : i % 2 == 0 ? 2 : 4;
      sum += weight * density.applyAsDouble(Math.sinh(u)) * Math.cosh(u);
    }
    return sum * width / 3;
  }

  private static double asinh(double x) {
    return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
  }
}
