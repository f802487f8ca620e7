package dev.weatherglass.core.delivery.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.Telling;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevlakeTest {

  private static final double MINUTE = 60;

  @Test
  void days_with_a_deployment_are_counted_and_not_deployments() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1", "02T10:00")
            .deploy("b", "2", "02T23:59")
            .deploy("c", "3", "03T00:00")
            .deploy("d", "4", "10T00:00");
    Definition devlake = Told.definition("devlake");
    var weeks = new Period(Telling.at("02T00:00"), Telling.at("23T00:00"));

    Summary.Frequency frequency =
        devlake.summary(weeks, devlake.evidence(Told.scope(told))).deploymentFrequency();

    assertThat(frequency).isEqualTo(new Summary.Frequency(3, 3 / 21.0, 1.0, 3.0, null));
  }

  @Test
  void an_incident_belongs_to_the_last_deployment_of_the_team_strictly_before_it() {
    Telling checkout =
        Telling.of("checkout").deploy("a", "1", "02T10:00", each -> each.team("shop"));
    Telling basket =
        Telling.of("basket")
            .deploy("b", "1", "03T10:00", each -> each.team("shop"))
            .incident("at", "03T10:00", "03T12:00")
            .incident("later", "29T10:00", "29T12:00");
    Definition devlake = Told.definition("devlake");

    List<Evidence> evidence = devlake.evidence(Told.scope(checkout, basket));

    assertThat(evidence)
        .filteredOn(each -> each.figure() == Figure.FAILED_DEPLOYMENT_RECOVERY_TIME)
        .extracting(each -> each.id() + " by " + each.deploy())
        .containsExactly("at by a", "later by b");
    assertThat(devlake.summary(Told.MARCH, evidence).changeFailRate())
        .isEqualTo(new Summary.FailRate(1.0, 2, 2));
  }

  @Test
  void services_without_a_team_are_alone_and_others_of_a_team_only_explain() {
    Telling checkout =
        Telling.of("checkout").deploy("a", "1", "02T10:00", each -> each.team("shop"));
    Telling basket =
        Telling.of("basket")
            .deploy("b", "1", "03T10:00", each -> each.team("shop"))
            .incident("i", "02T12:00", "02T14:00");
    Telling search = Telling.of("search").incident("lonely", "05T10:00", null);
    Definition devlake = Told.definition("devlake");
    var scope =
        new Scope(
            List.of(checkout.judged(), basket.judged(), search.judged()),
            List.of("checkout", "search")::contains,
            Rules.DEFAULTS);

    List<Evidence> evidence = devlake.evidence(scope);

    assertThat(devlake.summary(Told.MARCH, evidence).changeFailRate())
        .isEqualTo(new Summary.FailRate(1.0, 1, 1));
    assertThat(evidence)
        .filteredOn(each -> each.leftOut() == LeftOut.NO_DEPLOYMENT_BEFORE)
        .extracting(Evidence::id)
        .containsExactly("lonely");
  }

  @Test
  void the_lead_time_is_the_lower_median_of_request_cycles_by_their_merge_commit() {
    Telling told =
        Telling.of("checkout")
            .merge("old", "01T10:00", each -> each.head("e0000000").commit("e1", "01T09:00"))
            .deploy("a", "1", "02T10:00", each -> each.commit("e0000000"))
            .merge(
                "short",
                "03T10:00",
                each -> each.opened("03T09:00").head("f0000000").commit("f1", "03T08:00"))
            .merge(
                "long",
                "04T10:00",
                each -> each.opened("03T10:00").head("d0000000").commit("d1", "03T11:00"))
            .deploy("b", "2", "04T11:00", each -> each.commit("d0000000"))
            .merge("open", "05T10:00", each -> each.head("c0000000").commit("c1", "05T09:00"));
    Definition devlake = Told.definition("devlake");

    List<Evidence> evidence = devlake.evidence(Told.scope(told));

    double shorter = (60 + 60 + 25 * 60) * MINUTE;
    double longer = (24 * 60 + 60) * MINUTE;
    assertThat(devlake.summary(Told.MARCH, evidence).changeLeadTime())
        .isEqualTo(new Summary.Times(Math.min(shorter, longer), (shorter + longer) / 2, 2));
    assertThat(evidence)
        .filteredOn(each -> each.leftOut() == LeftOut.NOT_IN_A_DEPLOYMENT)
        .extracting(Evidence::id)
        .containsExactly("old", "open");
  }
}
