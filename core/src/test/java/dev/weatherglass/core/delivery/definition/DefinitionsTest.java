package dev.weatherglass.core.delivery.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.Telling;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {

  static Iterable<String> names() {
    return Definitions.names();
  }

  @Test
  void dora_is_asked_for_by_nobody_and_all_others_by_name() {
    assertThat(Definitions.DEFAULT.name()).isEqualTo("dora");
    assertThat(Definitions.names())
        .containsExactly(
            "dora", "dora2023", "devlake", "fourkeys", "datadog", "pelorus", "middleware");
    assertThat(Definitions.named("DORA")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_figure_has_a_formula(String name) {
    for (Figure figure : Figure.values()) {
      assertThat(Told.definition(name).formula(figure, Rules.DEFAULTS)).isNotBlank();
    }
  }

  @Test
  void the_formula_says_the_window() {
    var rules = new Rules(Duration.ofHours(6), "production"::equals);

    assertThat(Definitions.DEFAULT.formula(Figure.CHANGE_FAIL_RATE, rules)).contains("360 minutes");
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothing_is_no_data(String name) {
    Summary summary = Told.march(name, Telling.of("checkout"));

    assertThat(summary.deploymentFrequency().count()).isZero();
    assertThat(summary.deploymentFrequency().perDay()).isNull();
    assertThat(summary.changeLeadTime().meanSeconds()).isNull();
    assertThat(summary.changeFailRate().value()).isNull();
    assertThat(summary.failedDeploymentRecoveryTime().meanSeconds()).isNull();
    assertThat(summary.reworkRate().value()).isNull();
  }
}
