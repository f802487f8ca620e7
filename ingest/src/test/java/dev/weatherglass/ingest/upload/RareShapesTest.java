package dev.weatherglass.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.core.event.BenchmarkEvent.Result;
import dev.weatherglass.core.event.LoadTestEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Files that the same tools write with another setting, another version or another plugin.
class RareShapesTest {

  private static LoadTestEvent loadTest(String format, String file) {
    return (LoadTestEvent)
        Fixtures.one("load-tests", format, file.getBytes(StandardCharsets.UTF_8));
  }

  private static BenchmarkEvent benchmark(String format, String file) {
    return (BenchmarkEvent)
        Fixtures.one("benchmarks", format, file.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_last_line_of_the_summariser_of_jmeter_is_the_whole_run() {
    LoadTestEvent event =
        loadTest(
            "jmeter",
            """
            Creating summariser <summary>
            summary +    100 in 00:00:30 =    3.3/s Avg:   500 Min:     5 Max:  4000 Err:     0 (0.00%)
            summary =    100 in 00:00:30 =    3.3/s Avg:   500 Min:     5 Max:  4000 Err:     0 (0.00%)
            2024/05/22 14:53:54 INFO o.a.j.r.Summariser: summary =    250 in 00:01:40 =    2.5/s \
            Avg:   330 Min:     4 Max:  5628 Err:    10 (4.00%)
            ... end of run
            """);

    assertThat(event.requests()).isEqualTo(250);
    assertThat(event.failures()).isEqualTo(10);
    assertThat(event.durationSeconds()).isEqualTo(100.0);
    assertThat(event.requestsPerSecond()).isEqualTo(2.5);
    assertThat(event.latency().mean()).isEqualTo(330.0);
    assertThat(event.latency().max()).isEqualTo(5628.0);
  }

  @Test
  void jmeter_may_save_no_times() {
    LoadTestEvent event =
        loadTest(
            "jmeter",
            """
            label,responseCode,responseMessage,threadName,success
            cart,200,OK,Shop 1-1,true
            pay,500,Server Error,Shop 1-1,false
            label,responseCode,responseMessage,threadName,success
            """);

    assertThat(event.requests()).isEqualTo(2);
    assertThat(event.failures()).isEqualTo(1);
    assertThat(event.latency().mean()).isNull();
  }

  @Test
  void a_plugin_of_jmeter_may_write_its_samples_as_elements() {
    LoadTestEvent event =
        loadTest(
            "jmeter",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testResults version="1.2">
            <shop.sampler.BrowserResult>
              <saveConfig><success>true</success><time>true</time></saveConfig>
              <label>cart</label><startTime>1700000000000</startTime><success>false</success>
              <elapsedTime>250</elapsedTime>
            </shop.sampler.BrowserResult>
            <sample t="150" ts="1700000001000" s="true" lb="pay"/>
            </testResults>
            """);

    assertThat(event.requests()).isEqualTo(2);
    assertThat(event.failures()).isEqualTo(1);
    assertThat(event.latency().max()).isEqualTo(250.0);
  }

  @Test
  void a_log_of_gatling_may_begin_at_zero() {
    LoadTestEvent event =
        loadTest(
            "gatling",
            """
            RUN\tShop\trun\t1406822067250\t \t2.0
            REQUEST\tbuy\t1\t\tcart\t1000\t3000\tOK\t
            REQUEST\tbuy\t1\t\tpay\t2000\t6000\tKO\tstatus 500
            """);

    assertThat(event.requests()).isEqualTo(2);
    assertThat(event.failures()).isEqualTo(1);
    assertThat(event.latency().max()).isEqualTo(4000.0);
  }

  @Test
  void k6_times_calls_of_grpc_too() {
    LoadTestEvent event =
        loadTest(
            "k6",
            """
            {"metrics": {
              "iterations": {"values": {"count": 20, "rate": 2}},
              "iteration_duration": {"values": {"avg": 900}},
              "grpc_req_duration": {"values": {"avg": 12.5, "max": 80}}}}
            """);

    assertThat(event.requests()).isEqualTo(20);
    assertThat(event.latency().mean()).isEqualTo(12.5);
  }

  @Test
  void the_first_version_of_bencher_has_parameters_and_percentiles() {
    BenchmarkEvent event =
        benchmark(
            "bmf",
            """
            {"cart": {"latency": {"value": 5.0}},
             "load": [
              {"parameters": {"size": 16.0, "op": "read"},
               "measures": {"latency": {"value": 7.0, "upper_value": 8.0, "p99": 30.0}}},
              {"measures": {"throughput": {"value": 100}}}]}
            """);

    assertThat(event.results())
        .containsExactly(
            Result.of("cart latency", 5, "ns", Better.LOWER),
            new Result("load (op=read, size=16) latency", 7, "ns", Better.LOWER, null, 8.0, null),
            Result.of("load (op=read, size=16) latency p99", 30, "ns", Better.LOWER),
            Result.of("load throughput", 100, "ops/s", Better.HIGHER));
  }

  @Test
  void what_cargo_bench_measures_per_second_is_better_higher() {
    BenchmarkEvent event =
        benchmark(
            "criterion",
            """
            test upload ... bench:        1911 MS/s (+/- 420)
            test parse  ... bench:        2835 cycles/iter (+/- 14)
            """);

    assertThat(event.results())
        .extracting(Result::better)
        .containsExactly(Better.HIGHER, Better.LOWER);
  }

  @Test
  void cargo_criterion_prints_one_message_after_the_other() {
    BenchmarkEvent event =
        benchmark(
            "criterion",
            """
            {"reason": "benchmark-complete", "id": "cart/total", "unit": "ns",
             "typical": {"estimate": 12.5, "lower_bound": 12, "upper_bound": 13, "unit": "ns"}}
            {"reason": "group-complete", "group_name": "cart", "benchmarks": ["cart/total"]}
            """);

    assertThat(event.results())
        .containsExactly(new Result("cart/total", 12.5, "ns", Better.LOWER, 12.0, 13.0, null));
  }
}
