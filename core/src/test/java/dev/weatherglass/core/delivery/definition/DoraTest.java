package dev.weatherglass.core.delivery.definition;

import static dev.weatherglass.core.delivery.definition.Told.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.Telling;
import dev.weatherglass.core.event.Outcome;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DoraTest {

  private static final Offset<Double> EXACT = within(1e-9);

  private static Telling month() {
    return Telling.of("checkout")
        .merge("1", "01T10:00", each -> each.commit("aaaaaaa1", "01T09:00"))
        .deploy("a", "v1", "02T10:00")
        .merge(
            "2",
            "03T09:00",
            each -> each.commit("bbbbbbb2", "03T06:00").commit("ccccccc3", "03T08:00"))
        .deploy("b", "v2", "03T10:00")
        .incident("i", "03T10:30", "03T13:00")
        .deploy("c", "v1", "03T12:00")
        .deploy("d", "v3", "05T12:00", each -> each.ending(Outcome.FAILURE))
        .deploy("e", "v4", "06T12:00", each -> each.to("staging"))
        .deploy("f", "v4", "07T12:00");
  }

  @Test
  void the_five_figures_of_a_month() {
    Summary summary = Told.march("dora", month());

    assertThat(summary.deploymentFrequency().count()).isEqualTo(4);
    assertThat(summary.deploymentFrequency().perDay()).isEqualTo(4 / 30.0, EXACT);
    assertThat(summary.changeLeadTime()).isEqualTo(new Summary.Times(hours(3), hours(3), 2));
    assertThat(summary.changeFailRate()).isEqualTo(new Summary.FailRate(0.25, 1, 4));
    assertThat(summary.failedDeploymentRecoveryTime())
        .isEqualTo(new Summary.Recoveries(hours(2), hours(2), 1, 1, 0));
    assertThat(summary.reworkRate()).isEqualTo(new Summary.Rework(0.25, 1, 4));
  }

  @Test
  void an_empty_period_is_no_data_and_not_zero() {
    var quiet = new Period(Telling.at("20T00:00"), Telling.at("21T00:00"));
    Definition dora = Told.definition("dora");

    Summary summary = dora.summary(quiet, dora.evidence(Told.scope(month())));

    assertThat(summary.deploymentFrequency().perDay()).isNull();
    assertThat(summary.changeLeadTime().medianSeconds()).isNull();
    assertThat(summary.changeFailRate().value()).isNull();
    assertThat(summary.failedDeploymentRecoveryTime().medianSeconds()).isNull();
    assertThat(summary.reworkRate().value()).isNull();
    assertThat(
            List.of(
                summary.deploymentFrequency().reason(),
                summary.changeLeadTime().reason(),
                summary.changeFailRate().reason(),
                summary.failedDeploymentRecoveryTime().reason(),
                summary.reworkRate().reason()))
        .containsOnly(Summary.NO_DATA);
  }

  @Test
  void links_are_made_over_the_whole_history_not_over_the_period() {
    var third = new Period(Telling.at("03T00:00"), Telling.at("03T11:00"));
    Definition dora = Told.definition("dora");

    Summary summary = dora.summary(third, dora.evidence(Told.scope(month())));

    assertThat(summary.changeFailRate()).isEqualTo(new Summary.FailRate(1.0, 1, 1));
    assertThat(summary.failedDeploymentRecoveryTime().count()).isEqualTo(1);
  }

  @Test
  void a_period_holds_its_first_instant_and_not_its_last() {
    var one = new Period(Telling.at("02T10:00"), Telling.at("03T10:00"));
    Definition dora = Told.definition("dora");

    Summary summary = dora.summary(one, dora.evidence(Told.scope(month())));

    assertThat(summary.deploymentFrequency().count()).isEqualTo(1);
  }

  @Test
  void everything_left_out_has_its_reason() {
    List<Evidence> left =
        Told.definition("dora").evidence(Told.scope(month())).stream()
            .filter(each -> !each.counted())
            .toList();

    assertThat(left)
        .filteredOn(each -> each.figure() == Figure.DEPLOYMENT_FREQUENCY)
        .extracting(Evidence::id, Evidence::leftOut)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("d", LeftOut.NOT_SUCCESSFUL),
            org.assertj.core.groups.Tuple.tuple("e", LeftOut.NOT_PRODUCTION));
    assertThat(left)
        .filteredOn(each -> each.figure() == Figure.CHANGE_LEAD_TIME)
        .extracting(Evidence::leftOut)
        .containsExactly(LeftOut.FIRST_DEPLOYMENT);
  }

  @Test
  void an_environment_asked_for_counts_alone() {
    Rules staging = new Rules(Rules.DEFAULTS.window(), "staging"::equals);
    Definition dora = Told.definition("dora");
    Scope scope = Told.scope(staging, List.of(month().judged(staging)));

    Summary summary = dora.summary(Told.MARCH, dora.evidence(scope));

    assertThat(summary.deploymentFrequency().count()).isEqualTo(1);
  }

  @Test
  void dora2023_knows_no_rework() {
    Summary summary = Told.march("dora2023", month());

    assertThat(summary.reworkRate()).isEqualTo(new Summary.Rework(null, 0, 0));
    assertThat(summary.changeFailRate().value()).isEqualTo(0.25);
  }

  @Test
  void services_that_only_explain_are_not_counted() {
    Definition dora = Told.definition("dora");
    var scope =
        new Scope(
            List.of(month().judged(), Telling.of("basket").deploy("x", "1", "02T10:00").judged()),
            "basket"::equals,
            Rules.DEFAULTS);

    Summary summary = dora.summary(Told.MARCH, dora.evidence(scope));

    assertThat(summary.deploymentFrequency().count()).isEqualTo(1);
  }
}
