package dev.weatherglass.core.detect;

import static dev.weatherglass.core.detect.Vectors.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class InterventionVectorsTest {

  private static final double[] STEP = {1};

  @Test
  void the_grid_is_the_reference_grid_in_its_order() {
    List<NoiseModel> grid =
        StreamSupport.stream(
                Vectors.read("e_process.json").get("grid_phi_q_r").spliterator(), false)
            .map(Vectors::doubles)
            .map(m -> new NoiseModel(m[0], m[1], m[2]))
            .toList();

    assertThat(NoiseModels.GRID).isEqualTo(grid);
  }

  @TestFactory
  Stream<DynamicTest> evidence_effect_and_posterior_match_the_reference_after_every_bucket() {
    return Vectors.cases("e_process.json")
        .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> check(one)));
  }

  private static void check(JsonNode one) {
    double[] samples = doubles(one.get("samples"));
    int baseline = one.get("baseline").asInt();
    NoiseBank bank =
        NoiseModels.equal(NoiseModels.GRID.subList(0, one.get("model_posterior").size()));
    InterventionTest test =
        new InterventionTest(
            bank,
            direction(one.get("sign").asInt()),
            SizePrior.of(one.get("g").asDouble()),
            WarmUp.NONE);
    BankState state = bank.start();
    for (int t = 0; t < baseline; t++) {
      bank.observe(state, samples[t]);
    }
    BankState watched = state.withRegressor();

    for (int t = baseline; t < samples.length; t++) {
      bank.observe(watched, samples[t], STEP);
      Reading reading = test.read(watched);
      int after = t - baseline;
      assertThat(reading.lnE())
          .as("ln e after %d", after)
          .isCloseTo(one.get("ln_e").get(after).asDouble(), within(1e-6));
      assertThat(reading.effect()).isCloseTo(one.get("effect").get(after).asDouble(), within(1e-5));
      assertThat(reading.standardError())
          .isCloseTo(one.get("effect_se").get(after).asDouble(), within(1e-5));
    }
    assertThat(test.read(watched).posterior())
        .containsExactly(doubles(one.get("model_posterior")), within(1e-5));
  }

  private static Direction direction(int sign) {
    return sign > 0 ? Direction.UP : sign < 0 ? Direction.DOWN : Direction.EITHER;
  }
}
