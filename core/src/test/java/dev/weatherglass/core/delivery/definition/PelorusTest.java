package dev.weatherglass.core.delivery.definition;

import static dev.weatherglass.core.delivery.definition.Told.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.Telling;
import org.junit.jupiter.api.Test;

class PelorusTest {

  /// Two images of the same commit, one without a commit, one deployed twice.
  private static Telling checkout() {
    return Telling.of("checkout")
        .merge("1", "01T10:00", each -> each.commit("aaaaaaa1", "02T08:00"))
        .built("sha256:one", "aaaaaaa1")
        .deploy("a", "1", "02T10:00", each -> each.digest("sha256:one"))
        .deploy("b", "1b", "02T14:00", each -> each.digest("sha256:two").commit("aaaaaaa1"))
        .deploy("c", "2", "03T10:00", each -> each.digest("sha256:nobody-knows"))
        .deploy("d", "1", "04T10:00", each -> each.digest("sha256:one"));
  }

  @Test
  void there_is_one_row_per_digest_even_for_the_same_commit() {
    Summary summary = Told.march("pelorus", checkout());

    assertThat(summary.changeLeadTime()).isEqualTo(new Summary.Times(hours(4), hours(4), 2));
  }

  @Test
  void deployments_without_a_known_commit_count_only_as_deployments() {
    Summary summary = Told.march("pelorus", checkout());

    assertThat(summary.deploymentFrequency().count()).isEqualTo(3);
    assertThat(summary.changeFailRate()).isEqualTo(new Summary.FailRate(0.0, 0, 2));
  }

  @Test
  void the_environment_is_ignored() {
    Telling told =
        Telling.of("checkout")
            .merge("1", "01T10:00", each -> each.commit("aaaaaaa1", "02T08:00"))
            .deploy(
                "a",
                "1",
                "02T10:00",
                each -> each.digest("sha256:one").commit("aaaaaaa1").to("staging"))
            .incident("i", "02T11:00", "02T12:00", each -> each.in("staging"));

    Summary summary = Told.march("pelorus", told);

    assertThat(summary.changeLeadTime().meanSeconds()).isEqualTo(hours(2));
    assertThat(summary.changeFailRate()).isEqualTo(new Summary.FailRate(1.0, 1, 1));
  }

  @Test
  void every_incident_is_a_failure_linked_to_nothing_and_the_rate_is_not_clamped() {
    Telling told =
        checkout()
            .incident("i", "01T00:00", "01T01:00")
            .incident("j", "20T00:00", null)
            .incident("k", "21T00:00", "21T03:00");

    Summary summary = Told.march("pelorus", told);

    assertThat(summary.changeFailRate()).isEqualTo(new Summary.FailRate(1.5, 3, 2));
    assertThat(summary.failedDeploymentRecoveryTime().meanSeconds()).isEqualTo(hours(2));
    assertThat(summary.failedDeploymentRecoveryTime().count()).isEqualTo(2);
  }

  @Test
  void a_group_is_the_unweighted_mean_of_its_services_without_those_that_have_no_value() {
    Telling one =
        checkout().incident("i", "20T00:00", "20T01:00").incident("j", "21T00:00", "21T03:00");
    Telling two =
        Telling.of("basket")
            .merge("9", "01T10:00", each -> each.commit("fffffff9", "01T10:00"))
            .deploy("z", "1", "02T10:00", each -> each.digest("sha256:z").commit("fffffff9"))
            .incident("k", "20T00:00", "20T10:00");
    Telling three = Telling.of("search").incident("l", "20T00:00", null);

    Summary summary = Told.march("pelorus", one, two, three);

    assertThat(summary.changeLeadTime().meanSeconds()).isEqualTo(hours((4 + 24) / 2.0));
    assertThat(summary.changeFailRate().value()).isEqualTo((2 / 2.0 + 1 / 1.0) / 2);
    assertThat(summary.failedDeploymentRecoveryTime().meanSeconds())
        .isEqualTo(hours((2 + 10) / 2.0));
  }

  @Test
  void nothing_is_no_data() {
    Summary summary = Told.march("pelorus", Telling.of("search").incident("l", "20T00:00", null));

    assertThat(summary.changeFailRate().value()).isNull();
    assertThat(summary.changeLeadTime().meanSeconds()).isNull();
  }
}
