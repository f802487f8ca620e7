package dev.weatherglass.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.names.ServiceSettings;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UploadsTest {

  private static final String XML =
      "<testsuite name='cart'><testcase name='%s' time='1'/></testsuite>";

  private final Uploads uploads = new Uploads(new ServiceNames(Map.of(), ServiceNames.PRODUCTION));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private DeliveryEvent junit(String xml, Map<String, String> query) {
    return uploads.read("junit", "", bytes(xml), query, Fixtures.NOW).getFirst();
  }

  private ProblemDetail refused(String family, String format, Map<String, String> query) {
    var e =
        catchThrowableOfType(
            ProblemException.class,
            () -> uploads.read(family, format, bytes("{}"), query, Fixtures.NOW));
    return e.problem();
  }

  @Test
  void the_same_file_is_the_same_event_whenever_it_is_sent() {
    var query = Map.of("service", "checkout", "version", "1.4.2", "run", "17");

    DeliveryEvent first = junit(XML.formatted("adds"), query);
    DeliveryEvent again =
        uploads
            .read("junit", "", bytes(XML.formatted("adds")), query, Fixtures.NOW.plusSeconds(60))
            .getFirst();

    assertThat(again.context().identity()).isEqualTo(first.context().identity());
  }

  @Test
  void another_content_place_run_or_revision_is_another_event() {
    List<DeliveryEvent> events =
        List.of(
            junit(XML.formatted("adds"), Map.of("service", "checkout")),
            junit(XML.formatted("pays"), Map.of("service", "checkout")),
            junit(XML.formatted("adds"), Map.of("service", "cart")),
            junit(XML.formatted("adds"), Map.of("service", "checkout", "environment", "staging")),
            junit(XML.formatted("adds"), Map.of("service", "checkout", "run", "17")),
            junit(XML.formatted("adds"), Map.of("service", "checkout", "version", "1.4.2")),
            junit(XML.formatted("adds"), Map.of("service", "checkout", "commit", "1.4.2")),
            junit(XML.formatted("adds"), Map.of("service", "checkout", "suite", "nightly")));

    assertThat(events).extracting(event -> event.context().identity().id()).doesNotHaveDuplicates();
  }

  @Test
  void what_the_query_says_is_in_the_event_in_our_names() {
    var names =
        new ServiceNames(
            Map.of(
                "checkout",
                new ServiceSettings(
                    List.of(new ServiceSettings.NativeName("junit", "shop-tests", null)),
                    null,
                    List.of(),
                    List.of())),
            ServiceNames.PRODUCTION);
    var query =
        Map.of(
            "service", "shop-tests",
            "environment", "prod",
            "version", "1.4.2",
            "commit", "9f2c6b5",
            "branch", "main",
            "run", "17",
            "suite", "nightly");

    var event =
        (TestEvent)
            new Uploads(names)
                .read("junit", "", bytes(XML.formatted("adds")), query, Fixtures.NOW)
                .getFirst();

    assertThat(event.context().service()).isEqualTo("checkout");
    assertThat(event.context().environment()).isEqualTo("production");
    assertThat(event.context().revision().version()).isEqualTo("1.4.2");
    assertThat(event.context().revision().commit()).isEqualTo("9f2c6b5");
    assertThat(event.context().run()).isEqualTo("17");
    assertThat(event.context().labels()).isEqualTo(Map.of("branch", "main"));
    assertThat(event.suite()).isEqualTo("nightly");
    assertThat(event.context().identity().source()).isEqualTo("/uploads/junit");
  }

  @Test
  void
      the_files_of_one_request_are_one_test_run_and_one_set_of_benchmarks_but_several_load_tests() {
    var query = Map.of("service", "checkout");
    var tests =
        uploads.read(
            UploadFamily.TEST,
            "",
            List.of(bytes(XML.formatted("adds")), bytes(XML.formatted("pays"))),
            query,
            Fixtures.NOW);
    var benchmarks =
        uploads.read(
            UploadFamily.BENCHMARK,
            "go",
            List.of(Fixtures.bytes("go-bench.txt"), bytes("BenchmarkX 1 2 ns/op")),
            query,
            Fixtures.NOW);
    var loadTests =
        uploads.read(
            UploadFamily.LOAD_TEST,
            "wrk",
            List.of(Fixtures.bytes("wrk.txt"), Fixtures.bytes("wrk2.txt")),
            query,
            Fixtures.NOW);

    assertThat(tests).hasSize(1);
    assertThat(((TestEvent) tests.getFirst()).total()).isEqualTo(2);
    assertThat(((TestEvent) tests.getFirst()).durationSeconds()).isEqualTo(2.0);
    assertThat(benchmarks).hasSize(1);
    assertThat(((BenchmarkEvent) benchmarks.getFirst()).results()).hasSize(4);
    assertThat(loadTests).hasSize(2);
  }

  @Test
  void everything_wrong_with_the_query_is_said_at_once() {
    ProblemDetail problem =
        refused(
            "benchmarks",
            "jmh",
            Map.of("enviroment", "prod", "direction", "up", "version", "v".repeat(1_025)));

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.errors())
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder("enviroment", "service", "direction", "version");
    assertThat(problem.errors())
        .extracting(FieldError::detail)
        .anyMatch(detail -> detail.contains("but was \"up\""));
  }

  @Test
  void a_format_that_nobody_knows_is_answered_with_those_that_are_known() {
    ProblemDetail path = refused("load-tests", "tsung", Map.of("service", "checkout"));
    ProblemDetail query = refused("junit", "", Map.of("service", "checkout", "format", "tap"));

    assertThat(path.status()).isEqualTo(404);
    assertThat(path.detail()).contains("k6").contains("\"tsung\"");
    assertThat(query.status()).isEqualTo(400);
    assertThat(query.errors().getFirst().pointer()).isEqualTo("format");
  }

  @ParameterizedTest
  @EnumSource
  void names_and_aliases_of_a_family_are_unique_and_fit_into_a_path(UploadFamily family) {
    var seen = new HashSet<String>();
    for (UploadFormat format : UploadFormats.of(family)) {
      assertThat(format.name()).matches("[a-z0-9-]+");
      assertThat(seen.add(format.name())).as(format.name()).isTrue();
      format.aliases().forEach(alias -> assertThat(seen.add(alias)).as(alias).isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void garbage_is_refused_by_every_format(UploadFamily family) {
    List<String> garbage =
        List.of(
            "\0\0\0",
            "[".repeat(100_000),
            "{\"a\":".repeat(1_000),
            "a,b\n\"c",
            "<a>",
            "[1]",
            "{}",
            "null",
            ",,,,,\n,,,,,",
            "\t\t",
            "1,2,3,4,true",
            "Total: :",
            "[{}]",
            "{\"metrics\":[]}");
    for (UploadFormat format : UploadFormats.of(family)) {
      for (String body : garbage) {
        Map<String, String> query =
            family == UploadFamily.TEST
                ? Map.of("service", "checkout", "format", format.name())
                : Map.of("service", "checkout");
        var e =
            catchThrowableOfType(
                ProblemException.class,
                () -> uploads.read(family.word(), format.name(), bytes(body), query, Fixtures.NOW));
        if (e == null && format.name().equals("jmeter") && body.startsWith("1,2")) {
          continue; // a sample without a header, by its looks
        }
        assertThat(e).as("%s: %.20s", format.name(), body).isNotNull();
        assertThat(e.problem().status()).as("%s: %.20s", format.name(), body).isIn(400, 422);
        assertThat(e.problem().detail()).hasSizeLessThan(1_000);
      }
    }
  }

  /// Every file of ours, broken in 60 ways each: cut, with bytes changed, with digits and dots put
  /// in.
  @ParameterizedTest
  @CsvSource({
    "load-tests, ab, ab.txt",
    "load-tests, ab, ab.tsv",
    "load-tests, ab, ab-percentiles.csv",
    "load-tests, gatling, gatling-2.0.log",
    "load-tests, gatling, gatling-3.9.log",
    "load-tests, gatling, gatling-stats.json",
    "load-tests, gatling, gatling-assertions.json",
    "load-tests, hey, hey.txt",
    "load-tests, hey, hey.csv",
    "load-tests, jmeter, jmeter.csv",
    "load-tests, jmeter, jmeter-no-header.tsv",
    "load-tests, jmeter, jmeter.xml",
    "load-tests, k6, k6-summary.json",
    "load-tests, k6, k6-export.json",
    "load-tests, k6, k6-machine-readable.json",
    "load-tests, k6, k6-samples.csv",
    "load-tests, k6, k6-points.json",
    "load-tests, locust, locust-stats.csv",
    "load-tests, locust, locust-history.csv",
    "load-tests, locust, locust.json",
    "load-tests, oha, oha.json",
    "load-tests, siege, siege.json",
    "load-tests, siege, siege.txt",
    "load-tests, siege, siege.log",
    "load-tests, vegeta, vegeta.json",
    "load-tests, vegeta, vegeta.txt",
    "load-tests, vegeta, vegeta-results.csv",
    "load-tests, wrk, wrk.txt",
    "load-tests, wrk, wrk2.txt",
    "benchmarks, benchmarkdotnet, benchmarkdotnet.json",
    "benchmarks, bmf, bmf.json",
    "benchmarks, criterion, criterion.txt",
    "benchmarks, github-action-benchmark, github-action-benchmark.json",
    "benchmarks, go, go-bench.txt",
    "benchmarks, google-benchmark, google-benchmark.json",
    "benchmarks, jmh, jmh.json",
    "benchmarks, pytest-benchmark, pytest-benchmark.json",
  })
  void a_broken_file_is_an_event_or_a_problem_and_never_a_fault(
      String family, String format, String file) {
    byte[] whole = Fixtures.bytes(file);
    Map<String, String> query =
        family.equals("benchmarks")
            ? Map.of("service", "checkout", "direction", "smaller")
            : Map.of("service", "checkout");
    for (long seed = 0; seed < 60; seed++) {
      byte[] broken = broken(whole, new Random(seed));
      try {
        uploads
            .read(family, format, broken, query, Fixtures.NOW)
            .forEach(event -> assertThat(Json.write((Object) event)).isNotEmpty());
      } catch (ProblemException e) {
        assertThat(e.problem().status()).isIn(400, 422);
      } catch (RuntimeException e) {
        throw new AssertionError(file + " with seed " + seed, e);
      }
    }
  }

  private static byte[] broken(byte[] whole, Random random) {
    byte[] body = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 2) / 3);
    String marks = "9.-,:\"{}[]<>%e \n\t";
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      int place = random.nextInt(body.length);
      body[place] = (byte) marks.charAt(random.nextInt(marks.length()));
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return bytes(
        switch (random.nextInt(4)) {
          case 0 -> text.replace("0", "99999999999999999999");
          case 1 -> text.replace(".", "..");
          case 2 -> text.replace("1", "-1e308");
          default -> text;
        });
  }
}
