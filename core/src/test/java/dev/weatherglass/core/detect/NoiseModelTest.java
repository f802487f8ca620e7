package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NoiseModelTest {

  @SuppressWarnings("unused") // by the test below
  private static final List<NoiseModel> GRID = NoiseModels.GRID;

  @ParameterizedTest
  @FieldSource("GRID")
  void the_filter_settles_at_the_steady_innovation_variance(NoiseModel model) {
    double variance = model.startVariance();
    for (int t = 0; t < 2_000; t++) {
      double remaining = model.r() / (variance + model.r());
      variance = model.phi() * model.phi() * variance * remaining + model.q();
    }

    assertThat(variance + model.r()).isCloseTo(model.innovationVariance(), within(1e-9));
  }

  @Test
  void the_priors_of_the_catalogue_sum_to_one() {
    assertThat(NoiseModels.CALIBRATED.prior()).hasSize(13);
    assertThat(NoiseModels.EQUAL.prior()).containsOnly(1.0 / 13);
  }

  @Test
  void a_model_says_which_of_its_parameters_is_wrong() {
    assertThatThrownBy(() -> new NoiseModel(1.1, 1, 0))
        .hasMessage("phi must lie between 0 and 1 but was 1.1");
    assertThatThrownBy(() -> new NoiseModel(0.5, 0, 0))
        .hasMessage("q must be positive but was 0.0");
    assertThatThrownBy(() -> new NoiseModel(0.5, 1, Double.NaN))
        .hasMessage("r must not be negative but was NaN");
  }

  @Test
  void a_bank_needs_one_prior_per_model() {
    assertThatThrownBy(() -> new NoiseBank(NoiseModels.GRID, List.of(1.0)))
        .hasMessage("prior must have one entry per model but they were 1 for 13");
    assertThatThrownBy(() -> new NoiseBank(NoiseModels.GRID.subList(0, 2), List.of(0.7, 0.7)))
        .hasMessage("prior must be positive and sum to 1 but was [0.7, 0.7]");
  }
}
