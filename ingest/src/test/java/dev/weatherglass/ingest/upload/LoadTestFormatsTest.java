package dev.weatherglass.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.LoadTestEvent.LatencyMillis;
import dev.weatherglass.core.event.LoadTestEvent.Thresholds;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.wire.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTestFormatsTest {

  private static LoadTestEvent read(String format, String file) {
    return (LoadTestEvent) Fixtures.loadTest(format, file);
  }

  @Test
  void what_k6_calls_a_pass_of_http_req_failed_is_a_failed_request() {
    LoadTestEvent event = read("k6", "k6-summary.json");

    assertThat(event.tool()).isEqualTo("k6");
    assertThat(event.requests()).isEqualTo(1200);
    assertThat(event.failures()).isEqualTo(60);
    assertThat(event.errorRate()).isEqualTo(0.05);
    assertThat(event.durationSeconds()).isEqualTo(30.0005);
    assertThat(event.requestsPerSecond()).isEqualTo(40.0);
    assertThat(event.latency())
        .isEqualTo(new LatencyMillis(81.5, 70.2, 140.0, 210.25, 501.5, 903.7));
    assertThat(event.latencyIncludesErrors()).isTrue();
    assertThat(event.coordinatedOmission()).isNull();
    assertThat(event.measures()).containsEntry("iterations", 600.0).containsEntry("vus_max", 10.0);
  }

  @Test
  void a_threshold_that_was_crossed_fails_the_load_test() {
    LoadTestEvent summary = read("k6", "k6-summary.json");
    LoadTestEvent export = read("k6", "k6-export.json");

    assertThat(summary.thresholds()).isEqualTo(new Thresholds(2, 1));
    assertThat(export.thresholds()).isEqualTo(new Thresholds(1, 1));
    assertThat(summary.context().outcome()).isEqualTo(Outcome.FAILURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k6-export.json", "k6-machine-readable.json"})
  void the_old_and_the_new_shape_of_the_summary_of_k6_say_the_same(String file) {
    LoadTestEvent event = read("k6", file);

    assertThat(event.requests()).isEqualTo(1200);
    assertThat(event.failures()).isEqualTo(60);
    assertThat(event.durationSeconds()).isEqualTo(30.0);
    assertThat(event.latency().p95()).isEqualTo(210.25);
    assertThat(event.latency().p50()).isEqualTo(70.2);
  }

  /// Each file holds two requests: one of 100 ms, and 3.7 to 4 s later one of 300 ms that failed.
  @ParameterizedTest
  @CsvSource({
    "k6, k6-samples.csv, 4.0",
    "k6, k6-points.json, 4.0",
    "vegeta, vegeta-results.csv, 4.3",
    "hey, hey.csv, 4.0",
    "siege, siege.log, 4.0",
    "jmeter, jmeter.csv, 1.3",
    "jmeter, jmeter-no-header.tsv, 1.3",
    "jmeter, jmeter.xml, 1.3",
    "gatling, gatling-2.0.log, 0.5",
    "gatling, gatling-3.9.log, 0.5",
  })
  void samples_are_added_up(String format, String file, double seconds) {
    LoadTestEvent event = read(format, file);

    assertThat(event.requests()).isEqualTo(2);
    assertThat(event.failures()).isEqualTo(1);
    assertThat(event.errorRate()).isEqualTo(0.5);
    assertThat(event.latency())
        .isEqualTo(new LatencyMillis(200.0, 100.0, 300.0, 300.0, 300.0, 300.0));
    assertThat(event.durationSeconds()).isEqualTo(seconds);
    assertThat(event.requestsPerSecond()).isCloseTo(2 / seconds, within(1e-9));
  }

  @Test
  void the_time_of_the_last_sample_is_the_time_of_the_event_where_it_has_a_zone() {
    LoadTestEvent epoch = read("gatling", "gatling-3.9.log");
    LoadTestEvent local = read("jmeter", "jmeter-no-header.tsv");

    assertThat(epoch.context().at()).isEqualTo(Instant.parse("2026-11-23T08:00:00.600Z"));
    assertThat(epoch.context().quality()).isEqualTo(TimeQuality.SOURCE);
    assertThat(epoch.scenario()).isEqualTo("ShopSimulation");
    assertThat(local.context().at()).isEqualTo(Fixtures.NOW);
    assertThat(local.context().quality()).isEqualTo(TimeQuality.RECEIPT);
  }

  @Test
  void gatling_says_its_percentiles_in_stats_json() {
    LoadTestEvent event = read("gatling", "gatling-stats.json");

    assertThat(event.requests()).isEqualTo(1000);
    assertThat(event.failures()).isEqualTo(10);
    assertThat(event.durationSeconds()).isEqualTo(20.0);
    assertThat(event.latency()).isEqualTo(new LatencyMillis(52.0, 40.0, null, 120.0, 301.0, 812.0));
    assertThat(event.measures()).containsEntry("percentiles2", 63.0);
  }

  @Test
  void an_assertion_of_gatling_that_was_not_kept_fails_the_load_test() {
    LoadTestEvent event = read("gatling", "gatling-assertions.json");

    assertThat(event.thresholds()).isEqualTo(new Thresholds(1, 1));
    assertThat(event.context().outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(event.scenario()).isEqualTo("ShopSimulation");
    assertThat(event.context().at()).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
  }

  @Test
  void a_sample_of_jmeter_whose_success_was_not_saved_is_judged_by_its_code() {
    String csv =
        """
        timeStamp;elapsed;label;responseCode
        1795420800000;100;cart;200
        1795420801000;300;pay;503
        1795420801000;300;pay;Non HTTP response code: java.net.SocketException
        """;

    var event =
        (LoadTestEvent) Fixtures.one("load-tests", "jmeter", csv.getBytes(StandardCharsets.UTF_8));

    assertThat(event.requests()).isEqualTo(3);
    assertThat(event.failures()).isEqualTo(2);
  }

  @Test
  void a_line_as_long_as_the_file_is_left_out_at_once() {
    String line = "test " + " ".repeat(4_000_000) + "... bench: 1 ns/iter";
    String wrk =
        "Running 1s test @ http://shop/\n" + line + "\n  12 requests in 1.03s, 5.66KB read\n";

    var event =
        (LoadTestEvent) Fixtures.one("load-tests", "wrk", wrk.getBytes(StandardCharsets.UTF_8));

    assertThat(event.requests()).isEqualTo(12);
  }

  @Test
  void the_binary_log_of_gatling_is_refused_with_what_to_send_instead() {
    byte[] log = "\0\0\0\0\0063.12.1\0\0\0 shop.ShopSimulation".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Fixtures.one("load-tests", "gatling", log))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(422);
              assertThat(e.problem().detail()).contains("js/global_stats.json");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"vegeta.json", "vegeta.txt"})
  void vegeta_reports_nanoseconds_and_the_share_of_success(String file) {
    LoadTestEvent event = read("vegeta", file);

    assertThat(event.requests()).isEqualTo(100);
    assertThat(event.failures()).isEqualTo(5);
    assertThat(event.durationSeconds()).isEqualTo(9.9);
    assertThat(event.requestsPerSecond()).isEqualTo(10.1);
    assertThat(event.latency()).isEqualTo(new LatencyMillis(5.0, 4.0, 8.0, 9.5, 20.0, 41.0));
    assertThat(event.coordinatedOmission()).isFalse();
    assertThat(event.measures()).containsEntry("success", 0.95);
  }

  @Test
  void wrk_prints_units_and_counts_answers_and_socket_errors_apart() {
    LoadTestEvent event = read("wrk", "wrk.txt");

    assertThat(event.requests()).isEqualTo(80_000);
    assertThat(event.failures()).isEqualTo(20);
    assertThat(event.durationSeconds()).isEqualTo(10.1);
    assertThat(event.latency()).isEqualTo(new LatencyMillis(1.2, 0.9, 2.0, null, 10.5, 1100.0));
    assertThat(event.coordinatedOmission()).isTrue();
    assertThat(event.scenario()).isEqualTo("http://shop:8080/cart");
  }

  @Test
  void wrk2_is_told_from_wrk_and_hides_nothing() {
    LoadTestEvent event = read("wrk2", "wrk2.txt");

    assertThat(event.tool()).isEqualTo("wrk2");
    assertThat(event.coordinatedOmission()).isFalse();
    assertThat(event.latency()).isEqualTo(new LatencyMillis(6.46, 6.67, 9.14, null, 11.18, 12.34));
  }

  @Test
  void hey_counts_in_seconds_and_errors_apart_from_answers() {
    LoadTestEvent event = read("hey", "hey.txt");

    assertThat(event.requests()).isEqualTo(1000);
    assertThat(event.failures()).isEqualTo(30);
    assertThat(event.durationSeconds()).isEqualTo(2.5);
    assertThat(event.latency()).isEqualTo(new LatencyMillis(48.8, 40.0, 90.0, 120.0, 200.0, 250.0));
  }

  @Test
  void another_length_is_no_failure_of_ab_but_another_status_is() {
    LoadTestEvent event = read("ab", "ab.txt");

    assertThat(event.requests()).isEqualTo(1000);
    assertThat(event.failures()).isEqualTo(8);
    assertThat(event.measures())
        .containsEntry("failed_requests", 42.0)
        .containsEntry("length_failures", 41.0)
        .containsEntry("non_2xx_responses", 7.0);
    assertThat(event.latency()).isEqualTo(new LatencyMillis(25.0, 18.0, 36.0, 59.0, 130.0, 1025.0));
    assertThat(event.scenario()).isEqualTo("shop.example/cart");
  }

  @Test
  void the_files_of_ab_say_latencies_and_no_failures() {
    LoadTestEvent samples = read("ab", "ab.tsv");
    LoadTestEvent percentiles = read("ab", "ab-percentiles.csv");

    assertThat(samples.requests()).isEqualTo(2);
    assertThat(samples.failures()).isNull();
    assertThat(samples.errorRate()).isNull();
    assertThat(samples.latency().max()).isEqualTo(300.0);
    assertThat(percentiles.requests()).isNull();
    assertThat(percentiles.latency().p99()).isEqualTo(130.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"siege.json", "siege.txt"})
  void siege_counts_failed_transactions_apart(String file) {
    LoadTestEvent event = read("siege", file);

    assertThat(event.requests()).isEqualTo(900);
    assertThat(event.failures()).isEqualTo(100);
    assertThat(event.errorRate()).isCloseTo(0.1, within(1e-9));
    assertThat(event.measures()).containsEntry("availability_percent", 90.0);
    assertThat(event.latency().mean()).isEqualTo(50.0);
    assertThat(event.latency().max()).isEqualTo(400.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"locust-stats.csv", "locust-history.csv"})
  void the_row_aggregated_is_the_whole_test_of_locust(String file) {
    LoadTestEvent event = read("locust", file);

    assertThat(event.requests()).isEqualTo(900);
    assertThat(event.failures()).isEqualTo(9);
    assertThat(event.durationSeconds()).isEqualTo(30.0);
    assertThat(event.requestsPerSecond()).isEqualTo(30.0);
    assertThat(event.latency())
        .isEqualTo(new LatencyMillis(70.0, 50.0, 120.0, 180.0, 400.0, 812.7));
  }

  @Test
  void the_entries_of_locusts_json_are_added_up() {
    LoadTestEvent event = read("locust", "locust.json");

    assertThat(event.requests()).isEqualTo(100);
    assertThat(event.failures()).isEqualTo(3);
    assertThat(event.durationSeconds()).isEqualTo(30.0);
    assertThat(event.latency()).isEqualTo(new LatencyMillis(70.0, 40.0, 60.0, 200.0, 200.0, 812.7));
    assertThat(event.context().at()).isEqualTo(Instant.parse("2026-11-23T08:00:30.500Z"));
  }

  @Test
  void what_oha_aborted_at_the_deadline_is_no_request() {
    LoadTestEvent event = read("oha", "oha.json");

    assertThat(event.requests()).isEqualTo(1000);
    assertThat(event.failures()).isEqualTo(30);
    assertThat(event.durationSeconds()).isEqualTo(10.0);
    assertThat(event.latency()).isEqualTo(new LatencyMillis(52.0, 40.0, 90.0, 120.0, 301.0, 812.0));
    assertThat(event.measures()).containsEntry("successRate", 0.99);
  }

  @ParameterizedTest
  @CsvSource({
    "k6, vegeta.json",
    "k6, jmeter.csv",
    "jmeter, k6-samples.csv",
    "jmeter, hey.txt",
    "gatling, vegeta.json",
    "gatling, wrk.txt",
    "vegeta, k6-summary.json",
    "vegeta, wrk.txt",
    "wrk, hey.txt",
    "hey, wrk.txt",
    "ab, siege.txt",
    "siege, ab.txt",
    "locust, jmeter.csv",
    "locust, jmh.json",
    "oha, vegeta.json",
  })
  void a_file_of_another_tool_is_another_kind(String format, String file) {
    assertThatThrownBy(() -> read(format, file))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(422));
  }

  @ParameterizedTest
  @CsvSource({
    "k6, '{\"metrics\": {'",
    "k6, '{\"metrics\": {}}'",
    "k6, 'metric_name,timestamp,metric_value'",
    "jmeter, 'timeStamp,elapsed,label,success'",
    "jmeter, '<testResults version=\"1.2\"><httpSample'",
    "gatling, '{\"numberOfRequests\": '",
    "vegeta, '{\"latencies\": {}}'",
    "wrk, 'Running 5s test @ http://shop/'",
    "siege, '{\"transactions\": '",
    "oha, '{\"summary\"'",
    "locust, 'Type,Name,Request Count,Failure Count'",
    "hey, ''",
  })
  void a_file_that_was_cut_off_is_malformed(String format, String body) {
    assertThatThrownBy(
            () -> Fixtures.one("load-tests", format, body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
  }
}
