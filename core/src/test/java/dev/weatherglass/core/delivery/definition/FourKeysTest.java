package dev.weatherglass.core.delivery.definition;

import static dev.weatherglass.core.delivery.definition.Told.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.Telling;
import org.junit.jupiter.api.Test;

class FourKeysTest {

  private static Telling released() {
    return Telling.of("checkout")
        .deploy("a", "1", "02T10:00")
        .merge(
            "1",
            "03T09:00",
            each ->
                each.pushedTo("main")
                    .commit("aaaaaaa1", "03T01:00")
                    .commit("bbbbbbb2", "03T02:00")
                    .commit("ccccccc3", "03T03:00"))
        .deploy("b", "2", "03T10:00", each -> each.commit("ccccccc3"));
  }

  @Test
  void a_lead_time_is_counted_from_the_push_for_each_commit() {
    assertThat(Told.march("fourkeys", released()).changeLeadTime())
        .isEqualTo(new Summary.Times(hours(1), hours(1), 3));
  }

  @Test
  void there_is_a_row_per_commit_and_incident_so_the_rate_may_exceed_one() {
    Telling told =
        released().incident("i", "03T11:00", "03T12:00").incident("j", "03T13:00", "03T14:00");

    assertThat(Told.march("fourkeys", told).changeFailRate())
        .isEqualTo(new Summary.FailRate(3.0, 6, 2));
  }

  @Test
  void an_incident_that_names_a_commit_belongs_to_its_row() {
    Telling told =
        released().incident("i", "20T11:00", null, each -> each.namingCommit("bbbbbbb2"));

    assertThat(Told.march("fourkeys", told).changeFailRate())
        .isEqualTo(new Summary.FailRate(0.5, 1, 2));
  }

  @Test
  void repair_is_counted_from_the_earlier_of_incident_and_causing_deployment() {
    Telling told =
        released().incident("i", "03T11:00", "03T14:00").incident("alone", "20T10:00", "20T12:00");

    assertThat(Told.march("fourkeys", told).failedDeploymentRecoveryTime())
        .isEqualTo(new Summary.Recoveries(hours(3), hours(3), 2, 0, 0));
  }

  @Test
  void the_word_rests_on_the_days_of_the_median_week() {
    Telling daily = Telling.of("daily");
    Telling weekly = Telling.of("weekly");
    for (int day = 1; day < 29; day++) {
      if (day % 7 < 3) {
        daily.deploy("d" + day, "v" + day, "%02dT10:00".formatted(day));
      }
      if (day % 7 == 3) {
        weekly.deploy("w" + day, "v" + day, "%02dT10:00".formatted(day));
      }
    }
    Telling monthly = Telling.of("monthly").deploy("m", "v", "10T10:00");

    assertThat(word(daily)).isEqualTo("daily");
    assertThat(word(weekly)).isEqualTo("weekly");
    assertThat(word(monthly)).isEqualTo("monthly");
  }

  private static String word(Telling told) {
    Definition fourkeys = Told.definition("fourkeys");
    var weeks = new Period(Telling.at("01T00:00"), Telling.at("29T00:00"));
    return fourkeys
        .summary(weeks, fourkeys.evidence(Told.scope(told)))
        .deploymentFrequency()
        .word();
  }
}
