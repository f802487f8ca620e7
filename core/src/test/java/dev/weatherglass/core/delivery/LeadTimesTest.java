package dev.weatherglass.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadTimesTest {

  /// Commit to deployment and hours, or the reason why there are none.
  private static Map<String, String> leads(Telling told) {
    var leads = new TreeMap<String, String>();
    JudgedService judged = told.judged();
    for (JudgedDeployment each : judged.deployments()) {
      each.commits()
          .forEach(
              commit -> leads.put(commit.commit().sha(), each.deployment().id() + text(commit)));
    }
    judged.undelivered().forEach(each -> leads.put(each.commit().sha(), text(each).strip()));
    return leads;
  }

  private static String text(DeliveredCommit commit) {
    @Nullable LeftOut leftOut = commit.leftOut();
    return leftOut == null ? " " + commit.leadTime().toHours() + " h" : " " + leftOut.word();
  }

  @Test
  void a_commit_belongs_to_the_first_deployment_that_contains_it() {
    Telling told =
        Telling.of("checkout")
            .merge("1", "01T10:00", each -> each.commit("aaaaaaa1", "01T09:00"))
            .deploy("a", "v1", "02T10:00", each -> each.commit("aaaaaaa1"))
            .merge("2", "03T10:00", each -> each.commit("bbbbbbb2", "03T09:00"))
            .merge("3", "03T11:00", each -> each.commit("ccccccc3", "03T10:00"))
            .deploy("b", "v2", "03T12:00", each -> each.commit("bbbbbbb2"))
            .deploy("c", "v3", "03T14:00", each -> each.commit("ccccccc3"))
            .deploy("d", "v2", "03T15:00", each -> each.commit("bbbbbbb2"))
            .merge("4", "04T11:00", each -> each.commit("ddddddd4", "04T10:00"));

    assertThat(leads(told))
        .isEqualTo(
            Map.of(
                "aaaaaaa1", "a first_deployment",
                "bbbbbbb2", "b 3 h",
                "ccccccc3", "c 4 h",
                "ddddddd4", "not_delivered"));
  }

  @Test
  void a_failed_or_foreign_deploy_delivers_nothing() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .merge("2", "03T10:00", each -> each.commit("bbbbbbb2", "03T09:00"))
            .deploy("b", "v2", "03T12:00", each -> each.ending(Outcome.FAILURE))
            .deploy("c", "v2", "03T13:00", each -> each.to("staging"))
            .deploy("d", "v2", "03T14:00");

    assertThat(told.judged().deployments().get(3).commits()).hasSize(1);
  }

  @Test
  void merges_and_a_squash_of_listed_commits_are_left_out() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .merge(
                "2",
                "03T10:00",
                each -> each.commit("bbbbbbb2", "03T09:00").merging("eeeeeee5", "03T09:30"))
            .merge("3", "03T10:30", each -> each.commit("ccccccc3", "03T09:00").head("fffffff6"))
            .merge(
                "4",
                "03T10:31",
                each ->
                    each.pushedTo("main")
                        .commit("fffffff6", "03T10:30", "Squashed")
                        .commit("abababab", "03T10:31", "Merge pull request #4 from octo/x"))
            .deploy("b", "v2", "03T12:00");

    assertThat(leads(told))
        .isEqualTo(
            Map.of(
                "bbbbbbb2", "b 3 h",
                "eeeeeee5", "b merge_commit",
                "ccccccc3", "b 3 h",
                "fffffff6", "b merge_commit",
                "abababab", "b merge_commit"));
  }

  @Test
  void other_branches_are_not_delivered_with_it() {
    Telling told =
        Telling.of("checkout")
            .merge("1", "01T10:00", each -> each.commit("aaaaaaa1", "01T09:00"))
            .deploy("a", "v1", "02T10:00", each -> each.commit("aaaaaaa1"))
            .merge("2", "03T09:00", each -> each.into("next").commit("bbbbbbb2", "03T08:00"))
            .merge("3", "03T10:00", each -> each.commit("ccccccc3", "03T09:00"))
            .deploy("b", "v2", "03T12:00", each -> each.commit("ccccccc3"));

    assertThat(leads(told)).containsEntry("bbbbbbb2", "not_delivered");
  }

  @Test
  void what_a_digest_or_version_was_built_from_is_enough() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .merge("2", "03T10:00", each -> each.commit("bbbbbbb2", "03T09:00"))
            .merge("3", "03T11:00", each -> each.commit("ccccccc3", "03T10:00"))
            .built("sha256:two", "bbbbbbb2")
            .deploy("b", "v2", "03T12:00", each -> each.digest("sha256:two"))
            .deploy("c", "main-ccccccc", "03T14:00", each -> each.digest("sha256:three"));

    assertThat(leads(told)).isEqualTo(Map.of("bbbbbbb2", "b 3 h", "ccccccc3", "c 4 h"));
  }

  @Test
  void without_a_known_commit_it_contains_what_was_merged_before_it_began() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .merge("2", "03T10:00", each -> each.commit("bbbbbbb2", "03T09:00"))
            .merge("3", "03T11:30", each -> each.commit("ccccccc3", "03T10:00"))
            .deploy("b", "v2", "03T12:00", each -> each.started("03T11:00"));

    assertThat(leads(told)).isEqualTo(Map.of("bbbbbbb2", "b 3 h", "ccccccc3", "not_delivered"));
  }

  @Test
  void a_commit_that_claims_to_be_younger_than_its_deployment_has_no_lead_time() {
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00")
            .merge("2", "03T10:00", each -> each.commit("bbbbbbb2", "04T09:00"))
            .deploy("b", "v2", "03T12:00");

    assertThat(leads(told)).containsEntry("bbbbbbb2", "b committed_later");
  }

  @Test
  void further_environments_belong_to_the_deployment_that_brought_the_version() {
    var rules = new Rules(Rules.DEFAULTS.window(), each -> each.startsWith("prod"));
    Telling told =
        Telling.of("checkout")
            .deploy("a", "v1", "02T10:00", each -> each.to("prod-eu"))
            .deploy("b", "v1", "02T12:00", each -> each.to("prod-us"))
            .deploy("c", "v2", "03T10:00", each -> each.to("prod-eu"))
            .deploy("d", "v2", "03T12:00", each -> each.to("prod-us"))
            .incident("i", "03T13:00", null, each -> each.in("prod-us"))
            .deploy("e", "v1", "03T14:00", each -> each.to("prod-eu"))
            .deploy("f", "v1", "03T14:10", each -> each.to("prod-us"))
            .deploy("g", "v1", "05T14:10", each -> each.to("prod-us"));

    assertThat(told.judged(rules).deployments())
        .extracting(JudgedDeployment::partOf)
        .containsExactly(null, "a", null, "c", null, "e", null);
    assertThat(told.judged(rules).deployments())
        .extracting(JudgedDeployment::kind)
        .containsExactly(
            Kind.ROLLOUT,
            Kind.ROLLOUT,
            Kind.ROLLOUT,
            Kind.ROLLOUT,
            Kind.ROLLBACK,
            Kind.ROLLBACK,
            Kind.REDEPLOY);
    assertThat(told.judged(rules).deployments().get(2).failures())
        .extracting(Failure::reason)
        .containsExactly(Failure.Reason.INCIDENT, Failure.Reason.ROLLED_BACK);
  }
}
