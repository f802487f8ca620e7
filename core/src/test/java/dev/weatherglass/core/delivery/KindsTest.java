package dev.weatherglass.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindsTest {

  private static Map<String, String> kinds(Telling told) {
    var kinds = new LinkedHashMap<String, String>();
    told.judged()
        .deployments()
        .forEach(each ->
            kinds.put(each.deployment().id(), each.kind() == null ? "none" : each.kind().word()));
    return kinds;
  }

  @Test
  void an_earlier_version_that_returns_is_a_rollback_and_the_running_one_again_a_redeploy() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1.0.0", "02T10:00")
            .deploy("b", "1.1.0", "03T10:00")
            .deploy("c", "1.1.0", "04T10:00")
            .deploy("d", "1.0.0", "05T10:00");

    assertThat(kinds(told))
        .isEqualTo(Map.of("a", "rollout", "b", "rollout", "c", "redeploy", "d", "rollback"));
  }

  @Test
  void a_lower_version_that_never_ran_is_a_rollout() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "2.0.0", "02T10:00")
            .deploy("b", "1.9.9", "03T10:00")
            .deploy("c", "17", "04T10:00");

    assertThat(kinds(told)).isEqualTo(Map.of("a", "rollout", "b", "rollout", "c", "rollout"));
  }

  @Test
  void a_digest_that_returns_under_another_version_is_a_rollback() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1.0.0", "02T10:00", each -> each.digest("sha256:one"))
            .deploy("b", "1.1.0", "03T10:00", each -> each.digest("sha256:two"))
            .deploy("c", "1.0.0-rb", "04T10:00", each -> each.digest("sha256:one"));

    assertThat(kinds(told)).containsEntry("c", "rollback");
  }

  @Test
  void the_same_tag_with_another_digest_is_a_rollout() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "latest", "02T10:00", each -> each.digest("sha256:one"))
            .deploy("b", "latest", "03T10:00", each -> each.digest("sha256:two"))
            .deploy("c", "latest", "04T10:00", each -> each.digest("sha256:one"));

    assertThat(kinds(told)).isEqualTo(Map.of("a", "rollout", "b", "rollout", "c", "rollback"));
  }

  @Test
  void a_failed_deploy_never_becomes_what_runs() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1.0.0", "02T10:00")
            .deploy("b", "1.1.0", "03T10:00", each -> each.ending(Outcome.FAILURE))
            .deploy("c", "1.0.0", "03T11:00")
            .deploy("d", "1.1.0", "04T10:00");

    assertThat(kinds(told)).containsEntry("c", "redeploy").containsEntry("d", "rollout");
  }

  @Test
  void each_environment_has_its_own_past() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1.0.0", "02T10:00")
            .deploy("b", "1.1.0", "03T09:00", each -> each.to("staging"))
            .deploy("c", "1.0.0", "03T10:00", each -> each.to("staging"))
            .deploy("d", "1.1.0", "04T10:00");

    assertThat(kinds(told)).containsEntry("c", "rollout").containsEntry("d", "rollout");
  }

  @Test
  void the_sender_may_say_that_it_is_a_rollback() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1.1.0", "02T10:00")
            .deploy("b", "1.0.0", "03T10:00", each -> each.how(How.ROLLBACK));

    assertThat(kinds(told)).containsEntry("b", "rollback");
  }

  @Test
  void a_rollback_that_names_what_it_left_brings_back_what_ran_before() {
    Telling told =
        Telling.of("svc-frontend")
            .deploy("a", "1.0.0", "02T10:00")
            .deploy("b", "1.1.0", "03T10:00")
            .deploy("c", "1.1.0", "03T12:00", each -> each.how(How.ROLLBACK))
            .deploy("d", "1.0.0", "03T13:00");

    assertThat(kinds(told)).containsEntry("c", "rollback").containsEntry("d", "redeploy");
  }

  @Test
  void restarts_scalings_and_removals_deliver_nothing() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1.0.0", "02T10:00")
            .deploy("b", "", "03T10:00", each -> each.how(How.RESTART))
            .deploy("c", "1.0.0", "03T11:00", each -> each.how(How.SCALE))
            .deploy("d", "1.0.0", "03T12:00", each -> each.how(How.REMOVE));

    assertThat(told.judged().deployments())
        .extracting(JudgedDeployment::leftOut)
        .containsExactly(null, LeftOut.RESTART, LeftOut.SCALE, LeftOut.REMOVE);
    assertThat(kinds(told)).containsEntry("b", "redeploy").containsEntry("c", "none");
  }

  @Test
  void a_switch_of_traffic_counts_only_if_it_brings_other_software() {
    Telling told =
        Telling.of("site")
            .deploy("a", "v1", "02T10:00")
            .deploy("b", "v2", "03T10:00")
            .deploy("c", "v2", "03T10:05", each -> each.how(How.PUBLISH))
            .deploy("d", "v1", "03T12:00", each -> each.how(How.PUBLISH));

    assertThat(told.judged().deployments())
        .extracting(JudgedDeployment::leftOut)
        .containsExactly(null, null, LeftOut.PUBLISH, null);
    assertThat(kinds(told)).containsEntry("d", "rollback");
  }

  @Test
  void a_deploy_told_by_two_sources_is_one() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "1.0.0", "02T10:00")
            .deploy("b", "1.0.0", "02T10:04", each -> each.by("argocd"))
            .deploy("c", "1.0.0", "02T10:20");

    assertThat(told.judged().deployments())
        .extracting(JudgedDeployment::leftOut)
        .containsExactly(null, LeftOut.REPORTED_TWICE, null);
    assertThat(kinds(told)).containsEntry("b", "rollout").containsEntry("c", "redeploy");
  }

  // reverts

  private static Telling withBadRelease() {
    return Telling.of("checkout")
        .merge("1", "01T10:00", each -> each.commit("aaaaaaa1", "01T09:00"))
        .deploy("a", "v1", "02T10:00")
        .merge(
            "2", "03T09:00", each -> each.commit("bbbbbbb2", "03T08:00", "Use the new client (#2)"))
        .deploy("b", "v2", "03T10:00");
  }

  @Test
  void taking_back_a_delivered_commit_is_a_revert() {
    Telling told =
        withBadRelease()
            .merge(
                "3",
                "05T09:00",
                each ->
                    each.commit(
                        "ccccccc3",
                        "05T08:00",
                        "Revert \"Use the new client (#2)\"\n\nThis reverts commit bbbbbbb2."))
            .deploy("c", "v3", "05T10:00");

    assertThat(kinds(told)).containsEntry("c", "revert");
  }

  @Test
  void a_title_alone_tells_what_was_taken_back() {
    Telling told =
        withBadRelease()
            .merge(
                "3",
                "05T09:00",
                each -> each.commit("ccccccc3", "05T08:00", "Revert \"Use the new client\" (#3)"))
            .deploy("c", "v3", "05T10:00");

    assertThat(kinds(told)).containsEntry("c", "revert");
  }

  @Test
  void a_message_that_merely_begins_with_revert_is_none() {
    Telling told =
        withBadRelease()
            .merge(
                "3",
                "05T09:00",
                each -> each.commit("ccccccc3", "05T08:00", "Revert to the old colour scheme"))
            .deploy("c", "v3", "05T10:00");

    assertThat(kinds(told)).containsEntry("c", "rollout");
  }

  @Test
  void work_taken_back_before_it_was_deployed_is_no_revert() {
    Telling told =
        withBadRelease()
            .merge(
                "3",
                "05T09:00",
                each ->
                    each.commit("ccccccc3", "05T08:00", "Add paging")
                        .commit("ddddddd4", "05T08:30", "Revert \"Add paging\""))
            .deploy("c", "v3", "05T10:00");

    assertThat(kinds(told)).containsEntry("c", "rollout");
  }

  @Test
  void bringing_reverted_work_again_is_no_revert() {
    Telling told =
        withBadRelease()
            .merge(
                "3",
                "05T09:00",
                each -> each.commit("ccccccc3", "05T08:00", "Revert \"Use the new client\""))
            .deploy("c", "v3", "05T10:00")
            .merge(
                "4",
                "06T09:00",
                each ->
                    each.commit(
                        "ddddddd4",
                        "06T08:00",
                        "Revert \"Revert \"Use the new client\"\"\n\nThis reverts commit ccccccc3."))
            .deploy("d", "v4", "06T10:00");

    assertThat(kinds(told)).containsEntry("c", "revert").containsEntry("d", "rollout");
  }

  @Test
  void one_old_revert_among_other_work_makes_no_revert() {
    Telling told =
        withBadRelease()
            .merge(
                "3",
                "20T09:00",
                each ->
                    each.commit("ccccccc3", "20T08:00", "Revert \"Use the new client\"")
                        .commit("ddddddd4", "20T08:30", "Add paging"))
            .deploy("c", "v3", "20T10:00");

    assertThat(kinds(told)).containsEntry("c", "rollout");
  }

  // hotfixes

  @Test
  void a_branch_or_label_called_hotfix_names_one() {
    Telling told =
        withBadRelease()
            .merge("3", "05T09:00", each -> each.from("hotfix/321").commit("ccccccc3", "05T08:00"))
            .deploy("c", "v3", "05T10:00")
            .merge("4", "06T09:00", each -> each.label("type", "hotfix").commit("d4", "06T08:00"))
            .deploy("d", "v4", "06T10:00")
            .deploy("e", "v5", "07T10:00", each -> each.label("hotfix", "true"))
            .deploy("f", "v6", "08T10:00", each -> each.label("hotfix", "false"));

    assertThat(kinds(told))
        .containsEntry("c", "hotfix")
        .containsEntry("d", "hotfix")
        .containsEntry("e", "hotfix")
        .containsEntry("f", "rollout");
  }

  @Test
  void words_alone_name_no_hotfix() {
    Telling told =
        withBadRelease()
            .merge(
                "3",
                "05T09:00",
                each -> each.from("docs").commit("ccccccc3", "05T08:00", "Hotfix docs typo"))
            .deploy("c", "v3", "05T10:00")
            .merge(
                "4",
                "06T09:00",
                each -> each.from("fix/rounding").commit("d4", "06T08:00", "Fix rounding"))
            .deploy("d", "v4", "06T10:00");

    assertThat(kinds(told)).containsEntry("c", "rollout").containsEntry("d", "rollout");
  }

  @Test
  void a_fix_written_after_the_bad_release_during_its_incident_is_a_hotfix() {
    Telling told =
        withBadRelease()
            .incident("i", "03T11:00", null)
            .merge("3", "03T12:00", each -> each.commit("ccccccc3", "03T11:50", "Fix rounding"))
            .deploy("c", "v3", "03T12:30");

    assertThat(kinds(told)).containsEntry("c", "hotfix");
  }

  @Test
  void ordinary_work_during_an_incident_is_a_rollout() {
    Telling told =
        withBadRelease()
            .incident("i", "03T11:00", "03T20:00")
            .merge("3", "03T12:00", each -> each.commit("ccccccc3", "02T15:00", "Add paging"))
            .deploy("c", "v3", "03T12:30");

    assertThat(kinds(told)).containsEntry("c", "rollout");
  }

  @Test
  void what_ends_a_regression_soon_after_is_a_hotfix() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .deploy("b", "v2", "03T10:00", each -> each.regressed("03T10:01", "03T12:40"))
            .deploy("c", "v3", "03T12:30")
            .deploy("d", "v4", "04T12:30");

    assertThat(kinds(told)).containsEntry("c", "hotfix").containsEntry("d", "rollout");
  }

  @Test
  void what_goes_wrong_in_staging_makes_no_hotfix_of_a_production_rollout() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .deploy("s", "v2", "03T09:00", each -> each.to("staging").regressed("03T09:10", null))
            .merge("3", "03T09:30", each -> each.commit("ccccccc3", "03T09:20", "Fix rounding"))
            .deploy("b", "v3", "03T10:00");

    assertThat(kinds(told)).containsEntry("b", "rollout");
  }
}
