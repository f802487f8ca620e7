package dev.weatherglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.app.client.SampleBatch;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

class SimulatedServiceTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final ServiceModel CHECKOUT = new ServiceModel("checkout", 30, 0.120, 0.01);
  private static final String FAMILY = "http_server_request_duration_seconds";

  @Test
  void the_same_seed_gives_the_same_samples() throws IOException {
    assertThat(series(new SimulatedService(CHECKOUT, 7, NOON), 20))
        .isEqualTo(series(new SimulatedService(CHECKOUT, 7, NOON), 20));
  }

  @Test
  void the_samples_do_not_depend_on_the_time_of_day_of_the_story() throws IOException {
    Instant night = NOON.plus(Duration.ofHours(11));
    var byNight = new SimulatedService(CHECKOUT, 7, night);
    var byDay = new SimulatedService(CHECKOUT, 7, NOON);

    assertThat(mean(series(byNight, night, 20))).isEqualTo(mean(series(byDay, 20)));
  }

  @Test
  void another_seed_gives_other_samples() throws IOException {
    assertThat(series(new SimulatedService(CHECKOUT, 7, NOON), 20))
        .isNotEqualTo(series(new SimulatedService(CHECKOUT, 8, NOON), 20));
  }

  @Test
  void counters_and_buckets_never_fall_and_the_last_bucket_holds_all() throws IOException {
    List<TimeSeries> all = series(new SimulatedService(CHECKOUT, 7, NOON), 50);

    for (TimeSeries each : all) {
      if (name(each).startsWith(FAMILY)) {
        assertThat(values(each)).isSorted();
      }
    }
    assertThat(
            last(all, FAMILY + "_bucket", Map.of("http_response_status_code", "200", "le", "+Inf")))
        .isEqualTo(last(all, FAMILY + "_count", Map.of("http_response_status_code", "200")));
  }

  @Test
  void a_version_that_is_30_percent_slower_shows_a_mean_that_is_30_percent_higher()
      throws IOException {
    var before = new SimulatedService(CHECKOUT, 7, NOON);
    var after = new SimulatedService(CHECKOUT, 7, NOON);
    after.change(new Condition(1.3, 0, 0, 0));

    assertThat(mean(series(after, 200)) / mean(series(before, 200))).isCloseTo(1.3, within(0.03));
  }

  @Test
  void a_cold_start_fades() {
    var cold = new Condition(1, 0, 0.4, 0);

    assertThat(cold.latencyFactorAt(0)).isCloseTo(1.4, within(1e-9));
    assertThat(cold.latencyFactorAt(20)).isCloseTo(1, within(1e-3));
    assertThat(cold.isHarmful()).isFalse();
  }

  @Test
  void a_model_without_requests_is_refused() {
    assertThatThrownBy(() -> new ServiceModel("checkout", 0, 0.1, 0))
        .hasMessage("requestsPerSecond must be positive but was 0.0");
  }

  private static List<TimeSeries> series(SimulatedService service, int scrapes) throws IOException {
    return series(service, NOON, scrapes);
  }

  private static List<TimeSeries> series(SimulatedService service, Instant from, int scrapes)
      throws IOException {
    var batch = new SampleBatch();
    for (int i = 0; i < scrapes; i++) {
      service.scrape(from.plusSeconds(15L * i), Duration.ofSeconds(15), batch);
    }
    return WriteRequest.parseFrom(Snappy.uncompress(batch.encoded())).getTimeseriesList();
  }

  private static double mean(List<TimeSeries> all) {
    Map<String, String> served = Map.of("http_response_status_code", "200");
    return last(all, FAMILY + "_sum", served) / last(all, FAMILY + "_count", served);
  }

  private static double last(List<TimeSeries> all, String name, Map<String, String> labels) {
    return all.stream()
        .filter(each ->
            name(each).equals(name) && labels(each).entrySet().containsAll(labels.entrySet()))
        .map(each -> values(each).getLast())
        .findFirst()
        .orElseThrow();
  }

  private static List<Double> values(TimeSeries series) {
    return series.getSamplesList().stream().map(sample -> sample.getValue()).toList();
  }

  private static String name(TimeSeries series) {
    return labels(series).getOrDefault("__name__", "");
  }

  private static Map<String, String> labels(TimeSeries series) {
    return series.getLabelsList().stream()
        .collect(Collectors.toMap(label -> label.getName(), label -> label.getValue()));
  }
}
