package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.show.WeatherglassProcess.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A pipeline asks whether it may go on: the exit code of `weatherglass gate`, as a shell sees it.
///
/// The samples of the last hour are sent at once, so that nobody waits for buckets.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class GateIT {

  private static final String GOOD = "v2.7.0";
  private static final String BAD = "v2.8.0";
  private static final Duration BUCKET = Duration.ofSeconds(10);
  private static final Duration AT_MOST = Duration.ofSeconds(90);
  private static final long SEED = 7;

  private RunningHub hub;
  private HubClient client;

  /// A deploy in the native form.
  private record Deployed(
      String kind, String service, String environment, String version, Instant at) {

    static Deployed of(String service, String environment, String version, Instant at) {
      return new Deployed("deploy", service, environment, version, at);
    }
  }

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    hub = RunningHub.start(directory, "judge: {bucket: 10s}");
    client = new HubClient(hub.visitor().hub().toString());
  }

  @AfterAll
  void stop() {
    client.close();
    hub.close();
  }

  @Test
  void a_good_deploy_passes_and_a_bad_one_is_stopped_with_the_reason() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant goodAt = now.minus(Duration.ofMinutes(18));
    Instant badAt = now.minus(Duration.ofMinutes(9));
    var checkout = new RecordedService("checkout", BUCKET, now.minus(Duration.ofHours(1)), SEED);

    client.write(checkout.until(goodAt));
    client.send(Deployed.of("checkout", "production", GOOD, goodAt));
    client.write(checkout.until(badAt));
    Ended good = gate("checkout", GOOD, "--wait", "60s");
    WeatherglassProcess waitsForIt = start("checkout", BAD, "--wait", "60s");
    client.send(Deployed.of("checkout", "production", BAD, badAt));
    client.write(checkout.slower(1.3).until(now));
    Ended bad = waitsForIt.awaitEnd(AT_MOST);

    assertThat(good.exit()).as(good.output()).isZero();
    assertThat(good.output()).contains("checkout", GOOD, "healthy");
    assertThat(bad.exit()).as(bad.output()).isEqualTo(10);
    assertThat(bad.output()).contains("checkout", BAD, "regressed", "latency");
  }

  @Test
  void a_service_that_sends_no_series_has_no_data() throws Exception {
    client.send(Deployed.of("billing", "production", "v1.0.1", Instant.now()));

    Ended ended = gate("billing", "v1.0.1", "--wait", "60s");

    assertThat(ended.exit()).as(ended.output()).isEqualTo(11);
    assertThat(ended.output()).contains("billing", "no data");
  }

  @Test
  void one_of_several_environments_must_be_named() throws Exception {
    client.send(Deployed.of("search", "staging", "v3.0.0", Instant.now()));
    client.send(Deployed.of("search", "production", "v3.0.0", Instant.now()));
    awaitDeploy("search", "staging");
    awaitDeploy("search", "production");

    Ended either = gate("search", "v3.0.0", "--wait", "60s");
    Ended named = gate("search", "v3.0.0", "--wait", "60s", "--environment", "staging");

    assertThat(either.exit()).as(either.output()).isEqualTo(2);
    assertThat(either.output()).contains("staging", "production", "--environment");
    assertThat(named.exit()).as(named.output()).isEqualTo(11);
  }

  @Test
  void a_deploy_that_nobody_reports_is_an_error() throws Exception {
    Ended ended = gate("checkout", "v9.9.9", "--wait", "1s");

    assertThat(ended.exit()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output()).contains("v9.9.9");
  }

  private void awaitDeploy(String service, String environment) throws Exception {
    try (LiveStream stream = hub.visitor().listenFromTheBeginning()) {
      stream.await(
          "deploy",
          deploy ->
              deploy.path("service").asString().equals(service)
                  && deploy.path("environment").asString().equals(environment),
          AT_MOST);
    }
  }

  private Ended gate(String service, String version, String... more) throws Exception {
    try (WeatherglassProcess process = start(service, version, more)) {
      return process.awaitEnd(AT_MOST);
    }
  }

  private WeatherglassProcess start(String service, String version, String... more)
      throws Exception {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("gate", "--service", service, "--version", version));
    arguments.addAll(List.of(more));
    return WeatherglassProcess.start(
        Map.of("WEATHERGLASS_URL", hub.visitor().hub().toString()),
        arguments.toArray(String[]::new));
  }
}
