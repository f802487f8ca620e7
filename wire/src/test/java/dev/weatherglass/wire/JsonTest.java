package dev.weatherglass.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.AlertCommand;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Command;
import dev.weatherglass.core.alert.Matcher;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Silence;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.core.verify.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  private static final DeployEvent DEPLOY =
      new DeployEvent(
          new EventContext(
              new EventIdentity("/cli", "17", "dev.weatherglass.deploy.finished.v1"),
              AT,
              TimeQuality.SOURCE,
              AT.plusMillis(250),
              "checkout",
              null,
              "production",
              Phase.FINISHED,
              Outcome.SUCCESS,
              new Revision("1.4.2", null, null),
              "17",
              "dana",
              "native",
              Map.of(),
              Map.of("team", "pay")),
          DeployEvent.How.ROLLOUT,
          false,
          null,
          null);

  private static final Problem PROBLEM =
      new Problem(
          "p-1",
          "",
          "checkout",
          "production",
          AlertState.FIRING,
          AT,
          List.of(),
          List.of(
              new Alert(
                  "f00d",
                  Map.of("service", "checkout"),
                  AlertState.FIRING,
                  "checkout: no data",
                  null,
                  AT,
                  AT,
                  null,
                  null)),
          List.of(),
          AT,
          null,
          null,
          "checkout: no data");

  @Test
  void an_event_comes_back_as_it_was_written() {
    byte[] json = Json.write(DEPLOY);

    assertThat(Json.read(json, DeliveryEvent.class)).isEqualTo(DEPLOY);
  }

  @Test
  void a_command_comes_back_as_it_was_written() {
    Command wrong =
        new AlertCommand(PROBLEM, "f00d", AlertCommand.Verb.FALSE_ALARM, "ken", AT, "a test");
    Command silence =
        new Silence(
            "s-1",
            List.of(new Matcher("service", "check.*", true, true)),
            AT,
            AT.plusSeconds(60),
            "ken",
            "a known slow import",
            AT);

    assertThat(Json.read(Json.write(wrong), Command.class)).isEqualTo(wrong);
    assertThat(Json.read(Json.write(silence), Command.class)).isEqualTo(silence);
    assertThat(new String(Json.write(wrong), StandardCharsets.UTF_8))
        .startsWith("{\"about\":\"alert\",")
        .contains("\"verb\":\"false_alarm\"");
  }

  @Test
  void an_alert_about_which_nobody_said_anything_reads_as_ever() {
    Alert alert = PROBLEM.alerts().getFirst();
    byte[] json = Json.write(alert);

    assertThat(new String(json, StandardCharsets.UTF_8))
        .doesNotContain("acked", "resolvedBy", "falseAlarm");
    assertThat(Json.read(json, Alert.class)).isEqualTo(alert);
  }

  @Test
  void an_event_reads_as_people_would_write_it() {
    String json = new String(Json.write(DEPLOY), StandardCharsets.UTF_8);

    assertThat(json)
        .contains(
            "\"kind\":\"deploy\"", "\"at\":\"2026-11-23T08:00:00Z\"", "\"phase\":\"finished\"")
        .doesNotContain("null");
  }

  @Test
  void an_unbounded_effect_survives() {
    var effect = new Effect(0.3, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.9, true);

    assertThat(Json.read(Json.write(effect), Effect.class)).isEqualTo(effect);
  }

  @Test
  void a_metric_batch_comes_back_with_its_stale_markers() throws Exception {
    var batch =
        new MetricBatch(
            "checkout",
            "production",
            List.of(
                new Metric(
                    "http_requests_total",
                    Metric.Kind.COUNTER,
                    "",
                    List.of(
                        new RawSeries(
                            Map.of("code", "200", "instance", "a:1"),
                            List.of(Sample.of(1_000, 5), Sample.stale(2_000)))))));

    assertThat(MetricBatches.read(MetricBatches.write(batch))).isEqualTo(batch);
  }

  @Test
  void a_histogram_comes_back_whole_with_the_start_of_its_counts() throws Exception {
    var sent =
        Sample.of(
            60_000, Distribution.of(new double[] {0.1, 0.5}, new double[] {6, 3, 1}, 1.25), 45_000);
    var metric =
        new Metric(
            "http_server_request_duration_seconds",
            Metric.Kind.HISTOGRAM,
            "s",
            List.of(new RawSeries(Map.of(), List.of(sent, Sample.stale(75_000)))));

    MetricBatch read =
        MetricBatches.read(
            MetricBatches.write(new MetricBatch("checkout", "production", List.of(metric))));

    List<Sample> samples = read.metrics().getFirst().series().getFirst().samples();
    assertThat(read.metrics().getFirst().kind()).isEqualTo(Metric.Kind.HISTOGRAM);
    assertThat(samples.getFirst()).usingRecursiveComparison().isEqualTo(sent);
    assertThat(samples.getLast()).isEqualTo(Sample.stale(75_000));
  }
}
