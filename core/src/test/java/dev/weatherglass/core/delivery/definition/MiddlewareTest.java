package dev.weatherglass.core.delivery.definition;

import static dev.weatherglass.core.delivery.definition.Told.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.Telling;
import java.util.List;
import org.junit.jupiter.api.Test;

class MiddlewareTest {

  private static Summary summary(String from, String to, Telling told) {
    Definition middleware = Told.definition("middleware");
    return middleware.summary(
        new Period(Telling.at(from), Telling.at(to)), middleware.evidence(Told.scope(told)));
  }

  @Test
  void an_incident_belongs_to_the_last_deployment_at_or_before_it_however_old() {
    Telling told =
        Telling.of("checkout")
            .incident("before", "01T10:00", "01T11:00")
            .deploy("a", "1", "02T10:00")
            .incident("at", "02T10:00", "02T11:00")
            .deploy("b", "2", "03T10:00")
            .deploy("c", "3", "04T10:00")
            .incident("late", "29T10:00", null)
            .incident("later", "29T11:00", null);

    assertThat(Told.march("middleware", told).changeFailRate())
        .isEqualTo(new Summary.FailRate(2 / 3.0, 2, 3));
    assertThat(Told.definition("middleware").evidence(Told.scope(told)))
        .filteredOn(each -> each.leftOut() == LeftOut.NO_DEPLOYMENT_BEFORE)
        .extracting(Evidence::id)
        .containsExactly("before");
  }

  @Test
  void a_failure_is_booked_with_its_deployment_and_a_recovery_when_the_incident_began() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1", "06T10:00")
            .incident("i", "09T10:00", "09T12:00")
            .incident("j", "10T10:00", "10T11:00");

    Summary first = summary("02T00:00", "09T00:00", told);
    Summary second = summary("09T00:00", "16T00:00", told);

    assertThat(first.changeFailRate()).isEqualTo(new Summary.FailRate(1.0, 1, 1));
    assertThat(first.failedDeploymentRecoveryTime().meanSeconds()).isNull();
    assertThat(second.changeFailRate().value()).isNull();
    assertThat(second.failedDeploymentRecoveryTime().meanSeconds()).isEqualTo(hours(1.5));
  }

  @Test
  void averages_of_the_frequency_are_integer_divisions() {
    Telling told = Telling.of("checkout");
    for (int each = 0; each < 13; each++) {
      told.deploy("d" + each, "v" + each, "%02dT10:00".formatted(each + 2));
    }

    assertThat(summary("02T00:00", "15T00:00", told).deploymentFrequency())
        .isEqualTo(new Summary.Frequency(13, 1.0, 7.0, 13.0, null));
    assertThat(summary("02T00:00", "30T00:00", told).deploymentFrequency())
        .isEqualTo(new Summary.Frequency(13, 0.0, 3.0, 13.0, null));
    assertThat(summary("20T00:00", "21T00:00", told).deploymentFrequency())
        .isEqualTo(new Summary.Frequency(0, null, null, null, null));
  }

  private static List<String> delivered(Telling told) {
    return Told.definition("middleware").evidence(Told.scope(told)).stream()
        .filter(each -> each.figure() == Figure.CHANGE_LEAD_TIME && each.counted())
        .map(each -> each.id() + " by " + each.deploy())
        .toList();
  }

  @Test
  void a_deployment_of_a_branch_delivers_what_was_merged_into_it_before() {
    Telling told =
        Telling.of("checkout")
            .merge("main", "02T10:00", each -> each.from("feature").into("main"))
            .merge("release", "03T10:00", each -> each.from("other").into("release"))
            .deploy("a", "1", "04T10:00", each -> each.from("release"))
            .merge("after", "05T10:00", each -> each.from("x").into("release"))
            .deploy("b", "2", "06T10:00", each -> each.from("release2"));

    assertThat(delivered(told)).containsExactly("release by a");
  }

  @Test
  void it_delivers_what_was_merged_into_a_branch_that_was_itself_merged() {
    Telling told =
        Telling.of("checkout")
            .merge("sub", "01T10:00", each -> each.from("custom").into("feature"))
            .merge("feature", "02T10:00", each -> each.from("feature").into("main"))
            .merge("train", "04T10:00", each -> each.from("main").into("release"))
            .merge("late", "05T10:00", each -> each.from("feature").into("main"))
            .deploy("a", "1", "06T10:00", each -> each.from("release"))
            .merge("next", "07T10:00", each -> each.from("main").into("release"))
            .deploy("b", "2", "08T10:00", each -> each.from("release"));

    assertThat(delivered(told))
        .containsExactlyInAnyOrder(
            "sub by a", "feature by a", "train by a", "late by b", "next by b");
  }

  @Test
  void branches_merged_into_each_other_end() {
    Telling told =
        Telling.of("checkout")
            .merge("1", "01T10:00", each -> each.from("main").into("next"))
            .merge("2", "02T10:00", each -> each.from("next").into("main"))
            .merge("3", "03T10:00", each -> each.from("main").into("next"))
            .deploy("a", "1", "06T10:00", each -> each.from("main"));

    assertThat(delivered(told)).containsExactlyInAnyOrder("1 by a", "2 by a");
  }

  @Test
  void the_lead_time_is_the_mean_over_requests_from_their_first_commit() {
    Telling told =
        Telling.of("checkout")
            .merge("1", "02T08:00", each -> each.commit("a1", "02T06:00").commit("a2", "02T04:00"))
            .merge("2", "02T09:00", each -> each.opened("02T08:00"))
            .deploy("a", "1", "02T10:00", each -> each.from("main"));

    assertThat(Told.march("middleware", told).changeLeadTime().meanSeconds())
        .isEqualTo(hours((6 + 2) / 2.0));
  }
}
