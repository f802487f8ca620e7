package dev.weatherglass.core.detect;

import static dev.weatherglass.core.detect.Vectors.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class GammaPoissonTest {

  @TestFactory
  Stream<DynamicTest> dispersion_and_evidence_match_the_reference() {
    return Vectors.cases("counts.json")
        .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> check(one)));
  }

  private static void check(JsonNode one) {
    int baseline = one.get("baseline").asInt();
    double[] errors = doubles(one.get("errors"));
    double[] requests = doubles(one.get("requests"));
    double[] errorsBefore = Arrays.copyOf(errors, baseline);
    double[] requestsBefore = Arrays.copyOf(requests, baseline);

    GammaPoisson tempered = GammaPoisson.of(errorsBefore, requestsBefore);
    GammaPoisson untempered = new GammaPoisson(tempered.errors(), tempered.requests(), 1);

    assertThat(tempered.dispersion()).isCloseTo(one.get("phi").asDouble(), within(1e-12));
    double k = 0;
    double n = 0;
    for (int t = baseline; t < errors.length; t++) {
      k += errors[t];
      n += requests[t];
      assertThat(tempered.lnE(Direction.UP, k, n))
          .isCloseTo(one.get("ln_e").get(t - baseline).asDouble(), within(1e-9));
      assertThat(untempered.lnE(Direction.UP, k, n))
          .isCloseTo(one.get("ln_e_untempered").get(t - baseline).asDouble(), within(1e-9));
    }
  }

  @TestFactory
  Stream<DynamicTest> the_dispersion_of_each_block_length_matches_the_reference() {
    return Vectors.cases("counts.json")
        .flatMap(one -> Stream.of(1, 4, 16).map(length -> blocks(one, length)));
  }

  private static DynamicTest blocks(JsonNode one, int length) {
    JsonNode expected = one.get("phi_of_block_length").get(String.valueOf(length));
    return DynamicTest.dynamicTest(
        one.get("name").asString() + " L = " + length,
        () -> {
          double[] errors = doubles(one.get("baseline_errors"));
          double[] requests = doubles(one.get("baseline_requests"));
          double rate = one.get("p").asDouble();
          if (expected.isNull()) {
            assertThat(rate == 0 || errors.length / length < 2).isTrue();
          } else {
            assertThat(Dispersion.ofBlocks(length, rate, errors, requests))
                .isCloseTo(expected.asDouble(), within(1e-12));
          }
        });
  }

  @Test
  void a_rate_that_fell_counts_only_where_falling_does() {
    GammaPoisson baseline = new GammaPoisson(400, 10_000, 1);

    assertThat(baseline.lnE(Direction.DOWN, 20, 2_000)).isGreaterThan(5);
    assertThat(baseline.lnE(Direction.UP, 20, 2_000)).isLessThan(-5);
    assertThat(baseline.lnE(Direction.EITHER, 20, 2_000)).isGreaterThan(4);
  }

  @Test
  void the_interval_holds_the_ratio_and_narrows_with_the_counts() {
    GammaPoisson baseline = new GammaPoisson(100, 10_000, 1);

    Interval few = baseline.lnRatios(0.1, 20, 1_000);
    Interval many = baseline.lnRatios(0.1, 2_000, 100_000);

    assertThat(few.contains(Math.log(2))).isTrue();
    assertThat(many.contains(Math.log(2))).isTrue();
    assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 2);
  }

  @Test
  void no_error_at_all_leaves_the_ratio_open_below() {
    Interval interval = new GammaPoisson(10, 1_000, 1).lnRatios(0.1, 0, 500);

    assertThat(interval.low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(interval.high()).isLessThan(Math.log(2));
  }

  @Test
  void a_baseline_without_requests_is_refused_by_name() {
    assertThatThrownBy(() -> new GammaPoisson(0, 0, 1))
        .hasMessage("requests must be positive but was 0.0");
  }
}
