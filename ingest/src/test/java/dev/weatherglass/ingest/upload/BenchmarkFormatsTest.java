package dev.weatherglass.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.core.event.BenchmarkEvent.Result;
import dev.weatherglass.wire.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkFormatsTest {

  private static BenchmarkEvent read(String format, String file, String... query) {
    return (BenchmarkEvent) Fixtures.benchmark(format, file, query);
  }

  @Test
  void a_benchmark_of_jmh_is_its_name_mode_and_parameters_and_its_unit_has_a_direction() {
    BenchmarkEvent event = read("jmh", "jmh.json");

    assertThat(event.results())
        .containsExactly(
            new Result(
                "shop.CartBench.total thrpt (size=10, kind=linked)",
                1234.5,
                "ops/ms",
                Better.HIGHER,
                1222.0,
                1247.0,
                4L),
            new Result("shop.CartBench.total avgt", 0.81, "us/op", Better.LOWER, null, null, 1L));
  }

  @Test
  void a_measure_of_bencher_says_its_direction_by_its_name() {
    BenchmarkEvent event = read("bmf", "bmf.json");

    assertThat(event.results())
        .containsExactly(
            new Result("cart total latency", 88.0, "ns", Better.LOWER, 87.42, 88.88, null),
            Result.of("cart total throughput", 5.55, "ops/s", Better.HIGHER),
            Result.of("cart load file-size", 1024, "B", Better.LOWER));
    assertThat(read("bmf", "bmf.json", "direction", "bigger").results())
        .allMatch(result -> result.better() == Better.HIGHER);
  }

  @Test
  void a_go_benchmark_that_ran_three_times_is_one_result_and_names_repeat_across_packages() {
    BenchmarkEvent event = read("go", "go-bench.txt");

    assertThat(event.results())
        .containsExactly(
            new Result(
                "example.com/shop/cart.BenchmarkTotal-8",
                330.5,
                "ns/op",
                Better.LOWER,
                325.0,
                335.0,
                3L),
            Result.of("example.com/shop/cart.BenchmarkCopy-8", 61.2, "MB/s", Better.HIGHER),
            Result.of("example.com/shop/pay.BenchmarkTotal-8", 1500, "ns/op", Better.LOWER));
  }

  @Test
  void pytest_benchmark_says_the_commit_and_the_time_itself() {
    BenchmarkEvent event = read("pytest-benchmark", "pytest-benchmark.json");
    BenchmarkEvent other = read("pytest", "pytest-benchmark.json", "commit", "abc1234");

    Result result = event.results().getFirst();
    assertThat(result.name()).isEqualTo("bench/test_cart.py::test_total");
    assertThat(result.unit()).isEqualTo("s");
    assertThat(result.lower()).isCloseTo(0.000018, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(result.samples()).isEqualTo(38523);
    assertThat(event.context().at()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123456Z"));
    assertThat(event.context().revision().commit()).startsWith("9f2c6b5");
    assertThat(other.context().revision().commit()).isEqualTo("abc1234");
  }

  @Test
  void the_direction_of_a_custom_benchmark_is_said_by_its_sender() {
    BenchmarkEvent bigger =
        read("github-action-benchmark", "github-action-benchmark.json", "direction", "bigger");
    BenchmarkEvent smaller =
        read("github-action-benchmark", "github-action-benchmark.json", "direction", "smaller");

    assertThat(bigger.results())
        .containsExactly(
            new Result("requests", 70, "req/s", Better.HIGHER, 67.0, 73.0, null),
            new Result("memory", 200, "Megabytes", Better.HIGHER, 190.0, 210.0, null),
            Result.of("free", 150, "Megabytes", Better.HIGHER));
    assertThat(smaller.results()).allMatch(result -> result.better() == Better.LOWER);
  }

  @Test
  void a_custom_benchmark_without_a_direction_is_refused_by_the_parameters_name() {
    assertThatThrownBy(() -> read("github-action-benchmark", "github-action-benchmark.json"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(400);
              assertThat(e.problem().errors().getFirst().pointer()).isEqualTo("direction");
            });
  }

  @Test
  void a_benchmark_of_benchmarkdotnet_that_failed_is_left_out() {
    BenchmarkEvent event = read("benchmarkdotnet", "benchmarkdotnet.json");

    assertThat(event.results())
        .containsExactly(
            new Result("Shop.Cart.Total(Size: 10)", 24.5, "ns", Better.LOWER, 24.2, 24.8, 14L));
  }

  @Test
  void criterion_prints_for_bencher_and_for_people() {
    BenchmarkEvent event = read("criterion", "criterion.txt");

    assertThat(event.results())
        .containsExactly(
            new Result("cart total", 1329, "ns/iter", Better.LOWER, 1315.0, 1343.0, null),
            new Result("cart/copy", 0.5, "ns/iter", Better.LOWER, 0.4, 0.6, null),
            new Result("pay/charge", 1200, "ns", Better.LOWER, 1100.0, 1400.0, null),
            new Result(
                "a name that is so long that criterion puts it on its own line",
                0.95,
                "ns",
                Better.LOWER,
                0.9,
                1.0,
                null));
  }

  @Test
  void repetitions_of_google_benchmark_count_instead_of_their_aggregates() {
    BenchmarkEvent event = read("google-benchmark", "google-benchmark.json");

    assertThat(event.results())
        .containsExactly(new Result("BM_Total/8", 11, "ns", Better.LOWER, 10.0, 14.0, 3L));
    assertThat(event.context().at()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "jmh, bmf.json",
    "jmh, go-bench.txt",
    "bmf, jmh.json",
    "go, criterion.txt",
    "criterion, go-bench.txt",
    "pytest-benchmark, google-benchmark.json",
    "google-benchmark, pytest-benchmark.json",
    "benchmarkdotnet, jmh.json",
    "github-action-benchmark, jmh.json",
  })
  void a_file_of_another_tool_is_another_kind(String format, String file) {
    assertThatThrownBy(() -> read(format, file, "direction", "smaller"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(422));
  }

  @ParameterizedTest
  @CsvSource({"jmh, '[{'", "bmf, '{\"a\":'", "jmh, '[]'", "go, ''", "benchmarkdotnet, '{}}'"})
  void a_file_that_was_cut_off_is_malformed(String format, String body) {
    assertThatThrownBy(
            () -> Fixtures.one("benchmarks", format, body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
  }
}
