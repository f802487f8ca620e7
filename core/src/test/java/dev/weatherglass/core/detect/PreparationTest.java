package dev.weatherglass.core.detect;

import static dev.weatherglass.core.detect.Vectors.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class PreparationTest {

  @TestFactory
  Stream<DynamicTest> prepared_values_match_the_reference() {
    return Vectors.cases("prepare.json")
        .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> check(one)));
  }

  private static void check(JsonNode one) {
    double[] values = doubles(one.get("x"));
    double[] before = Arrays.copyOf(values, one.get("baseline").asInt());
    Scale scale = Scale.of(Arrays.stream(before).filter(value -> !Double.isNaN(value)).toArray());
    Preparation preparation =
        Preparation.of(
                Arrays.stream(before).map(value -> scale.of(Observation.of(value))).toArray(),
                one.get("step_s").asInt())
            .orElseThrow();

    double[] expected = doubles(one.get("prepared"));
    for (int t = 0; t < values.length; t++) {
      double prepared = preparation.prepared(scale.of(Observation.of(values[t])), t);
      if (Double.isNaN(expected[t])) {
        assertThat(prepared).as("bucket %d", t).isNaN();
      } else {
        assertThat(prepared).as("bucket %d", t).isCloseTo(expected[t], within(1e-7));
      }
    }
  }

  @Test
  void positive_values_are_judged_by_ratio_others_by_difference() {
    assertThat(Scale.of(new double[] {3, 2, 5}).unit()).isEqualTo(EffectEstimate.Unit.RATIO);
    assertThat(Scale.of(new double[] {3, 0, 5}).unit()).isEqualTo(EffectEstimate.Unit.DIFFERENCE);
  }

  @Test
  void a_zero_after_a_positive_baseline_is_taken_for_a_fifth_of_its_least() {
    Scale scale = Scale.of(new double[] {3, 2, 5});

    assertThat(scale.of(Observation.of(0))).isEqualTo(Math.log(0.4));
    assertThat(scale.of(Observation.of(-7))).isEqualTo(Math.log(0.4));
  }

  @Test
  void a_constant_baseline_has_no_spread() {
    assertThat(Preparation.of(new double[] {5, 5, 5, 5}, 60)).isEmpty();
  }

  @Test
  void what_is_cut_off_and_what_is_left_add_up() {
    Preparation preparation = new Preparation(null, -4, 4, 2);

    assertThat(preparation.prepared(10, 0)).isEqualTo(2);
    assertThat(preparation.cutOff(10, 0)).isEqualTo(6);
    assertThat(preparation.cutOff(3, 0)).isZero();
  }

  @Test
  void a_preparation_without_spread_is_refused_by_name() {
    assertThatThrownBy(() -> new Preparation(null, 0, 1, 0))
        .hasMessage("spread must be positive but was 0.0");
  }

  @Test
  void a_lone_outlier_hides_nothing_a_lasting_shift_all_of_it() {
    CutOff outlier = CutOff.NOTHING.plus(0).plus(0).plus(600).plus(0).plus(0);
    CutOff shift = CutOff.NOTHING.plus(3).plus(3).plus(3);

    assertThat(outlier.mean()).isZero();
    assertThat(shift.mean()).isEqualTo(3);
  }
}
