package dev.weatherglass.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusNamesTest {

  @ParameterizedTest(name = "{0} in {1} as {2} is {3}")
  @CsvSource({
    "http.server.request.duration, s, histogram, http_server_request_duration_seconds",
    "http.server.duration, ms, histogram, http_server_duration_seconds",
    "http.server.requests, milliseconds, histogram, http_server_requests_seconds",
    "request_duration_ms, ms, histogram, request_duration_seconds",
    "http.requests, {request}, counter, http_requests_total",
    "http_requests_total, '', counter, http_requests_total",
    "process.cpu.time, s, counter, process_cpu_time_seconds_total",
    "process.cpu.utilization, 1, gauge, process_cpu_utilization_ratio",
    "jvm.memory.used, By, sum, jvm_memory_used_bytes",
    "network.io, By/s, gauge, network_io_bytes_per_second",
    "queue.length, 1, sum, queue_length",
    "queue--length.., {job}, sum, queue_length",
    "2xx.responses, '', counter, _2xx_responses_total",
    "seconds, s, gauge, seconds_seconds",
  })
  void names_are_those_that_prometheus_shows(
      String name, String unit, String kind, String expected) {
    MetricUnit read = MetricUnit.of(unit, kind.equals("gauge"));

    assertThat(PrometheusNames.metric(name, read, kind.equals("counter"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"http.response.status_code, http_response_status_code", "2xx, key_2xx", "täg, t_g"})
  void labels_are_letters_digits_and_underscores(String key, String expected) {
    assertThat(PrometheusNames.label(key)).isEqualTo(expected);
  }
}
