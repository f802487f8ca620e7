package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.webhook.Hmac;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxTest {

  private static final String UPGRADED = Decoding.fixture("flux/upgrade_succeeded.json");

  private final Decoding decoding = new Decoding(new Flux());

  @Test
  void an_upgrade_that_succeeded_is_a_deploy_of_the_release() throws Exception {
    var deploy = (DeployEvent) decoding.one(UPGRADED);

    assertThat(deploy.context().service()).isEqualTo("cart");
    assertThat(deploy.context().environment()).isEqualTo("production");
    assertThat(deploy.context().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(deploy.context().revision().version()).isEqualTo("2.7.1");
    assertThat(deploy.context().labels()).containsEntry("object", "shop/cart");
  }

  @Test
  void a_name_with_its_namespace_can_be_mapped() throws Exception {
    assertThat(decoding.named("basket", "flux:shop/cart").one(UPGRADED).context().service())
        .isEqualTo("basket");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "info, InstallSucceeded, FINISHED, SUCCESS, ROLLOUT",
    "info, ReconciliationSucceeded, FINISHED, SUCCESS, ROLLOUT",
    "info, RollbackSucceeded, FINISHED, SUCCESS, ROLLBACK",
    "info, UninstallSucceeded, FINISHED, SUCCESS, REMOVE",
    "error, UpgradeFailed, FINISHED, FAILURE, ROLLOUT",
    "error, HealthCheckFailed, FINISHED, FAILURE, ROLLOUT",
    "info, Progressing, PROGRESS, UNKNOWN, ROLLOUT",
  })
  void the_reason_and_the_severity_say_how_it_went(
      String severity, String reason, Phase phase, Outcome outcome, How how) throws Exception {
    var deploy =
        (DeployEvent)
            decoding.one(
                UPGRADED
                    .replace("\"info\"", "\"" + severity + "\"")
                    .replace("UpgradeSucceeded", reason));

    assertThat(deploy.context().phase()).isEqualTo(phase);
    assertThat(deploy.context().outcome()).isEqualTo(outcome);
    assertThat(deploy.how()).isEqualTo(how);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "main/1f0e2d3c4b5a69788796a5b4c3d2e1f001234567, 1f0e2d3c4b5a69788796a5b4c3d2e1f001234567",
    "main@sha1:1f0e2d3c4b5a69788796a5b4c3d2e1f001234567, 1f0e2d3c4b5a69788796a5b4c3d2e1f001234567",
    "6.5.0+build, ",
  })
  void a_revision_of_git_names_its_commit(String revision, String commit) throws Exception {
    var context = decoding.one(UPGRADED.replace("2.7.1\",", revision + "\",")).context();

    assertThat(context.revision().version()).isEqualTo(revision);
    assertThat(context.revision().commit()).isEqualTo(commit);
  }

  @Test
  void drift_of_a_release_is_news() throws Exception {
    var drift =
        (ConfigurationEvent) decoding.one(UPGRADED.replace("UpgradeSucceeded", "DriftDetected"));
    var mended =
        (ConfigurationEvent) decoding.one(UPGRADED.replace("UpgradeSucceeded", "DriftCorrected"));

    assertThat(drift.drift()).isEqualTo(Drift.DETECTED);
    assertThat(mended.drift()).isEqualTo(Drift.CORRECTED);
  }

  @Test
  void what_deploys_nothing_is_counted_and_makes_no_event() throws Exception {
    assertThat(decoding.ignored(UPGRADED.replace("HelmRelease", "GitRepository")))
        .isEqualTo("kind_not_used");
    assertThat(decoding.ignored(UPGRADED.replace("UpgradeSucceeded", "DependencyNotReady")))
        .isEqualTo("reason_not_used");
  }

  @Test
  void a_signature_over_the_body_or_a_token_is_genuine() {
    String hex =
        HexFormat.of()
            .formatHex(
                Hmac.SHA256.sign(
                    "s3cret".getBytes(StandardCharsets.UTF_8),
                    UPGRADED.getBytes(StandardCharsets.UTF_8)));

    assertThat(
            decoding
                .with("X-Signature", "sha256=" + hex)
                .accepts(UPGRADED, "s3cret", SourceSettings.OPEN))
        .isTrue();
    assertThat(
            decoding
                .with("Authorization", "Bearer s3cret")
                .accepts(UPGRADED, "s3cret", SourceSettings.OPEN))
        .isTrue();
    assertThat(decoding.accepts(UPGRADED, "s3cret", SourceSettings.OPEN)).isFalse();
  }
}
