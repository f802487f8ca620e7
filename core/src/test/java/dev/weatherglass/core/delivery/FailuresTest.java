package dev.weatherglass.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private static JudgedDeployment judged(Telling told, String id) {
    return judged(told.judged(), id);
  }

  private static JudgedDeployment judged(JudgedService service, String id) {
    return service.deployments().stream()
        .filter(each -> each.deployment().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Telling twoReleases() {
    return Telling.of("checkout").deploy("a", "v1", "02T10:00").deploy("b", "v2", "10T10:00");
  }

  @Test
  void an_incident_belongs_to_the_last_deployment_within_the_window() {
    Telling told = twoReleases().incident("i", "11T09:59", null);

    assertThat(judged(told, "b").failure().reason()).isEqualTo(Failure.Reason.INCIDENT);
    assertThat(judged(told, "a").failed()).isFalse();
  }

  @Test
  void an_incident_outside_the_window_belongs_to_none() {
    Telling told = twoReleases().incident("i", "11T16:00", null);

    assertThat(judged(told, "b").failed()).isFalse();
    assertThat(told.judged().incidents().getFirst().leftOut()).isEqualTo(LeftOut.OUTSIDE_WINDOW);
    var days = new Rules(Duration.ofDays(3), "production"::equals);
    assertThat(judged(told.judged(days), "b").failed()).isTrue();
  }

  @Test
  void an_incident_before_anything_was_deployed_belongs_to_none() {
    Telling told = twoReleases().incident("i", "02T10:00", null);

    assertThat(told.judged().incidents().getFirst().leftOut())
        .isEqualTo(LeftOut.NO_DEPLOYMENT_BEFORE);
  }

  @Test
  void an_incident_that_names_its_deployment_belongs_to_it_however_old() {
    Telling told =
        twoReleases()
            .incident("i", "20T10:00", null, each -> each.naming("run-a"))
            .incident("j", "20T11:00", null, each -> each.namingVersion("v2"));

    assertThat(judged(told, "a").failure().reason()).isEqualTo(Failure.Reason.INCIDENT_NAMING_IT);
    assertThat(judged(told, "b").failure().by()).isEqualTo("j");
  }

  @Test
  void incidents_elsewhere_say_nothing_about_production() {
    Telling told = twoReleases().incident("i", "10T11:00", null, each -> each.in("staging"));

    assertThat(judged(told, "b").failed()).isFalse();
    assertThat(told.judged().incidents().getFirst().leftOut()).isEqualTo(LeftOut.NOT_PRODUCTION);
  }

  @Test
  void all_reasons_are_kept_and_what_people_saw_is_said_first() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .deploy("b", "v2", "03T10:00", each -> each.regressed("03T10:01", null))
            .incident("i", "03T10:30", null)
            .deploy("c", "v1", "03T11:00");

    assertThat(judged(told, "b").failures())
        .extracting(Failure::reason)
        .containsExactly(
            Failure.Reason.INCIDENT, Failure.Reason.REGRESSED, Failure.Reason.ROLLED_BACK);
  }

  @Test
  void a_rollback_two_back_undoes_only_what_ran() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .deploy("b", "v2", "03T10:00")
            .deploy("c", "v3", "04T10:00")
            .deploy("d", "v1", "04T11:00");

    assertThat(judged(told, "b").failed()).isFalse();
    assertThat(judged(told, "c").failure().reason()).isEqualTo(Failure.Reason.ROLLED_BACK);
    assertThat(judged(told, "c").recovery().by()).isEqualTo(Recovery.By.ROLLBACK);
    assertThat(judged(told, "c").recovery().deploy()).isEqualTo("d");
  }

  @Test
  void a_rollback_blames_the_deploy_that_brought_the_version_not_its_repeat() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .deploy("b", "v2", "03T10:00")
            .deploy("c", "v2", "03T10:30")
            .deploy("d", "v1", "03T11:00");

    assertThat(judged(told, "b").failed()).isTrue();
    assertThat(judged(told, "c").failed()).isFalse();
  }

  @Test
  void a_revert_blames_the_deployment_that_had_delivered_the_work() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .merge("1", "03T09:00", each -> each.commit("aaaaaaa1", "03T08:00", "Use client"))
            .deploy("b", "v2", "03T10:00")
            .merge("2", "04T09:00", each -> each.commit("bbbbbbb2", "04T08:00"))
            .deploy("c", "v3", "04T10:00")
            .merge(
                "3",
                "05T09:00",
                each -> each.commit("ccccccc3", "05T08:00", "Revert \"Use client\""))
            .deploy("d", "v4", "05T10:00");

    assertThat(judged(told, "b").failure().reason()).isEqualTo(Failure.Reason.REVERTED);
    assertThat(judged(told, "c").failed()).isFalse();
    assertThat(judged(told, "b").recovery().by()).isEqualTo(Recovery.By.ROLL_FORWARD);
  }

  @Test
  void a_hotfix_after_a_rollback_repairs_what_was_rolled_back() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .deploy("b", "v2", "03T10:00")
            .deploy("c", "v1", "03T10:30")
            .deploy("d", "v3", "03T12:00", each -> each.from("hotfix/client"));

    assertThat(judged(told, "c").failed()).isFalse();
    assertThat(judged(told, "b").failures())
        .extracting(Failure::reason)
        .containsExactly(Failure.Reason.ROLLED_BACK, Failure.Reason.HOTFIXED);
    assertThat(judged(told, "b").recovery().by()).isEqualTo(Recovery.By.ROLLBACK);
  }

  @Test
  void a_failed_rollback_undoes_nothing() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .deploy("b", "v2", "03T10:00")
            .deploy("c", "v1", "03T10:30", each -> each.ending(Outcome.FAILURE));

    assertThat(judged(told, "b").failed()).isFalse();
    assertThat(judged(told, "c").failed()).isFalse();
    assertThat(judged(told, "c").leftOut()).isEqualTo(LeftOut.NOT_SUCCESSFUL);
  }

  @Test
  void recovery_is_the_first_of_all_incidents_resolved_and_the_fix() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .deploy("b", "v2", "03T10:00")
            .incident("i", "03T10:10", "03T10:20")
            .incident("j", "03T10:15", "03T10:40")
            .deploy("c", "v1", "03T11:00");

    Recovery recovery = judged(told, "b").recovery();

    assertThat(recovery.at()).isEqualTo(Telling.at("03T10:40"));
    assertThat(recovery.by()).isEqualTo(Recovery.By.ROLLBACK);
  }

  @Test
  void an_incident_that_passes_without_a_deploy_is_a_recovery_by_nobody() {
    Telling told = twoReleases().incident("i", "10T11:00", "10T12:00");

    assertThat(judged(told, "b").recovery())
        .isEqualTo(new Recovery(Telling.at("10T12:00"), null, null));
  }

  @Test
  void what_is_still_open_has_not_recovered() {
    Telling told = twoReleases().incident("i", "10T11:00", null);

    assertThat(judged(told, "b").recovery()).isNull();
  }

  @Test
  void an_ordinary_rollout_during_an_incident_repairs_nothing() {
    Telling told =
        twoReleases()
            .incident("i", "10T11:00", "10T18:00")
            .merge("1", "10T11:30", each -> each.commit("aaaaaaa1", "09T08:00", "Add paging"))
            .deploy("c", "v3", "10T12:00");

    assertThat(judged(told, "b").recovery())
        .isEqualTo(new Recovery(Telling.at("10T18:00"), null, null));
  }
}
