package dev.weatherglass.api.meter;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.problem;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.wire.MetricNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEveryDatabase
class MetersTest {

  private static final DeployEvent DEPLOY = deploy("checkout", "1.4.2");

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private History history;
  private Meters meters;

  @BeforeEach
  void open() {
    history = kept.open(directory.resolve("history.db"), 1);
    meters = new Meters(history, registry);
  }

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  void a_deploy_shows_when_it_was_as_unix_seconds() {
    history.write(sql -> Deploys.put(sql, List.of(Deploy.of(List.of(DEPLOY)))));

    meters.refresh();

    Gauge deploy = registry.get(MetricNames.DEPLOY_TIMESTAMP).tag("version", "1.4.2").gauge();
    assertThat(deploy.value()).isEqualTo(NOON.getEpochSecond());
    assertThat(deploy.getId().getTag("service")).isEqualTo("checkout");
    assertThat(deploy.getId().getBaseUnit()).isEqualTo("seconds");
  }

  @Test
  void only_the_newest_twenty_deploys_of_a_service_are_shown() {
    history.write(sql -> {
      for (int minute = 0; minute < 30; minute++) {
        Deploys.put(sql, List.of(Deploy.of(List.of(at(minute)))));
      }
    });

    meters.refresh();

    Collection<Gauge> shown = registry.get(MetricNames.DEPLOY_TIMESTAMP).gauges();
    assertThat(shown).hasSize(20);
    assertThat(shown).noneMatch(deploy -> "v9".equals(deploy.getId().getTag("version")));
    assertThat(shown).anyMatch(deploy -> "v29".equals(deploy.getId().getTag("version")));
  }

  @Test
  void every_state_has_its_count_also_at_zero() {
    history.write(sql -> Verdicts.put(sql, verdict(DEPLOY, VerdictState.REGRESSED, false)));

    meters.refresh();

    assertThat(verdicts("regressed")).isEqualTo(1);
    assertThat(verdicts("no_data")).isZero();
    assertThat(registry.get(MetricNames.OPEN_VERIFICATIONS).gauge().value()).isEqualTo(1);
  }

  @Test
  void a_signal_that_was_judged_has_a_firing_gauge_before_during_and_after() {
    Verdict verdict = verdict(DEPLOY, VerdictState.REGRESSED, false);
    history.write(sql -> verdict.series().forEach(series -> Services.judged(sql, series)));
    meters.refresh();
    assertThat(firing()).isZero();

    history.write(sql -> Problems.put(sql, problem(DEPLOY, AlertState.FIRING)));
    meters.refresh();
    assertThat(firing()).isEqualTo(1);

    history.write(sql -> Problems.put(sql, problem(DEPLOY, AlertState.RESOLVED)));
    meters.refresh();
    assertThat(firing()).isZero();
  }

  @Test
  void the_lag_is_what_the_projection_last_said() {
    meters.follow(17, false);

    assertThat(registry.get(MetricNames.CONSUMER_LAG).tag("role", "api").gauge().value())
        .isEqualTo(17);
  }

  private double verdicts(String state) {
    return registry.get(MetricNames.VERDICTS).tag("state", state).gauge().value();
  }

  private double firing() {
    return registry
        .get(MetricNames.ALERTS_FIRING)
        .tags("service", "checkout", "environment", "production", "signal", "latency_p95")
        .gauge()
        .value();
  }

  private static DeployEvent at(int minute) {
    return deploy(
        "checkout", "v" + minute, "run-" + minute, Phase.FINISHED, NOON.plusSeconds(60L * minute));
  }
}
