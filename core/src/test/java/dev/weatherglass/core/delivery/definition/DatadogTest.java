package dev.weatherglass.core.delivery.definition;

import static dev.weatherglass.core.delivery.definition.Told.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.Fixtures;
import dev.weatherglass.core.delivery.Telling;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DatadogTest {

  private static List<Integer> failed(List<String> versions) {
    Telling told = Telling.of("checkout");
    for (int each = 0; each < versions.size(); each++) {
      told.deploy(Integer.toString(each), versions.get(each), "0%dT10:00".formatted(each + 1));
    }
    return Told.definition("datadog").evidence(Told.scope(told)).stream()
        .filter(each -> each.figure() == Figure.CHANGE_FAIL_RATE)
        .filter(each -> each.value() != null && each.value() > 0)
        .map(each -> Integer.valueOf(each.id()))
        .toList();
  }

  @Test
  void its_worked_rollbacks_blame_the_deployments_it_says() {
    JsonNode cases =
        Fixtures.json("datadog-docs/worked_examples.json").get("rollback").get("cases");
    assertThat(cases.size()).isPositive();

    for (JsonNode each : cases) {
      List<String> versions =
          StreamSupport.stream(each.get("versions").spliterator(), false)
              .map(JsonNode::asString)
              .toList();
      JsonNode blamed = each.get("expected_change_failure_index");
      assertThat(failed(versions))
          .as(versions.toString())
          .isEqualTo(blamed.isNull() ? List.of() : List.of(blamed.asInt()));
    }
  }

  @Test
  void its_worked_lead_times_leave_out_the_first_deployment_and_the_merge() {
    JsonNode example = Fixtures.json("datadog-docs/worked_examples.json").get("change_lead_time");
    Telling told =
        Telling.of("checkout")
            .merge("1", "01T10:00", each -> each.commit("C", "01T08:00").commit("C1", "01T09:00"))
            .deploy("first", "1", "01T12:00", each -> each.commit("C1"))
            .merge(
                "2",
                "02T18:00",
                each ->
                    each.commit("C2", "02T15:00")
                        .commit("C3", "02T16:00")
                        .merging("C4", "02T17:00"))
            .deploy("second", "2", "02T19:00", each -> each.commit("C4"));
    JsonNode second = example.get("deployments").get(1);

    assertThat(Told.values("dora", Figure.CHANGE_LEAD_TIME, Told.scope(told)))
        .containsExactlyInAnyOrder(
            hours(second.get("expected_lead_time_hours").get("C2").asDouble()),
            hours(second.get("expected_lead_time_hours").get("C3").asDouble()));
    assertThat(Told.values("datadog", Figure.CHANGE_LEAD_TIME, Told.scope(told)))
        .containsExactly(hours(second.get("expected_mean_h").asDouble()));
  }

  @Test
  void the_failed_one_is_the_first_after_the_version_returned_to() {
    assertThat(failed(List.of("1", "2", "3", "4", "2"))).containsExactly(2);
    assertThat(failed(List.of("1", "1", "2", "1"))).containsExactly(2);
    assertThat(failed(List.of("1", "2", "3"))).isEmpty();
  }

  @Test
  void rollbacks_are_no_deployments_for_the_rate() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1", "02T10:00")
            .deploy("b", "2", "03T10:00")
            .deploy("c", "1", "03T12:00");

    Summary summary = Told.march("datadog", told);

    assertThat(summary.deploymentFrequency().count()).isEqualTo(3);
    assertThat(summary.changeFailRate()).isEqualTo(new Summary.FailRate(0.5, 1, 2));
    assertThat(summary.failedDeploymentRecoveryTime())
        .isEqualTo(new Summary.Recoveries(hours(2), hours(2), 1, 1, 0));
    assertThat(summary.reworkRate().value()).isNull();
  }

  @Test
  void an_incident_alone_is_no_change_failure_but_a_hotfix_is() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1", "02T10:00")
            .incident("i", "02T11:00", "02T12:00")
            .deploy("b", "2", "05T10:00")
            .deploy("c", "3", "05T13:00", each -> each.from("hotfix/7"));

    Summary summary = Told.march("datadog", told);

    assertThat(summary.changeFailRate()).isEqualTo(new Summary.FailRate(1 / 3.0, 1, 3));
    assertThat(summary.failedDeploymentRecoveryTime().medianSeconds()).isEqualTo(hours(3));
    assertThat(summary.failedDeploymentRecoveryTime().failedForward()).isEqualTo(1);
  }

  @Test
  void the_lead_time_is_the_median_over_deployments_of_the_mean_over_commits() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1", "02T10:00")
            .merge("1", "03T09:00", each -> each.commit("a1", "03T06:00").commit("a2", "03T08:00"))
            .deploy("b", "2", "03T10:00")
            .merge("2", "04T09:00", each -> each.commit("b1", "04T00:00"))
            .deploy("c", "3", "04T10:00");

    assertThat(Told.march("datadog", told).changeLeadTime())
        .isEqualTo(new Summary.Times(hours(6.5), hours(6.5), 2));
  }
}
