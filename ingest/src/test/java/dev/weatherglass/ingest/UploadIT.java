package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UploadIT {

  private static final String XML =
      "<testsuite name='cart'><testcase name='adds'/><testcase name='pays'/></testsuite>";
  private static final String JUNIT = "/api/v1/junit?service=checkout&version=1.4.2";

  private static final String[] TAGS = {"source", "load-tests", "reason", "other-kind-of-file"};

  private static TestKafka kafka;
  private static IngestServer hub;

  @BeforeAll
  static void start() {
    kafka = TestKafka.start();
    kafka.create(Topics.INBOX, Topics.EVENTS, Topics.METRICS, Topics.DEAD_LETTERS);
    hub = new IngestServer(kafka, Settings.OF_TESTS);
  }

  @AfterAll
  static void stop() {
    hub.close();
    kafka.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  @Test
  void a_raw_a_packed_and_a_posted_file_are_one_event_on_the_topic() throws Exception {
    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      events.rest();
      String path = JUNIT + "&run=raw-packed-posted";
      IngestServer.Reply raw = hub.post(path, bytes(XML), "Content-Type", "application/xml");
      IngestServer.Reply packed = hub.post(path, gzip(bytes(XML)), "Content-Encoding", "gzip");
      IngestServer.Reply unsaid = hub.post(path, gzip(bytes(XML)));
      IngestServer.Reply form =
          hub.post(
              path,
              bytes(
                  "--b0\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
                      + "--b0\r\nContent-Disposition: form-data; name=\"file\";"
                      + " filename=\"TEST-cart.xml\"\r\nContent-Type: application/xml\r\n\r\n"
                      + XML
                      + "\r\n--b0--\r\n"),
              "Content-Type",
              "multipart/form-data; boundary=b0");

      assertThat(raw.status()).as(raw.response().body()).isEqualTo(202);
      assertThat(packed.status()).as(packed.response().body()).isEqualTo(202);
      assertThat(unsaid.status()).as(unsaid.response().body()).isEqualTo(202);
      assertThat(form.status()).as(form.response().body()).isEqualTo(202);
      assertThat(packed.json()).isEqualTo(raw.json());
      assertThat(unsaid.json()).isEqualTo(raw.json());
      assertThat(form.json()).isEqualTo(raw.json());
      assertThat(raw.json().path("service").asString()).isEqualTo("checkout");
      assertThat(events.next(4))
          .allSatisfy(entry -> {
            var event = (TestEvent) Json.read(entry.value(), DeliveryEvent.class);
            assertThat(event.context().identity().id()).isEqualTo(raw.json().path("id").asString());
            assertThat(event.total()).isEqualTo(2);
          });
    }
  }

  @Test
  void curl_sends_files_as_a_form_and_as_a_body(@TempDir Path directory) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is missing");
    Path one = Files.writeString(directory.resolve("TEST-one.xml"), XML);
    Path other = Files.writeString(directory.resolve("TEST-other.xml"), XML);

    String form = curl(JUNIT, "-F", "file=@" + one, "-F", "file=@" + other);
    String body = curl(JUNIT, "--data-binary", "@" + one);

    assertThat(form).startsWith("202 ").contains("dev.weatherglass.test.finished.v1");
    assertThat(body).startsWith("202 ").contains("dev.weatherglass.test.finished.v1");
  }

  private static String curl(String path, String... options) throws Exception {
    var command = new ArrayList<String>();
    command.add("curl");
    command.add("-sS");
    command.add("-w");
    command.add("\n%{http_code}");
    command.addAll(List.of(options));
    command.add(hub.url(path));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String[] out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n");
    assertThat(process.waitFor()).isZero();
    return out[out.length - 1] + " " + out[0];
  }

  @Test
  void a_load_test_and_benchmarks_have_paths_of_their_own() {
    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      events.rest();
      IngestServer.Reply load =
          hub.post(
              "/api/v1/load-tests/wrk?service=checkout&scenario=cart",
              bytes("Running 1s test @ http://shop/\n  12 requests in 1.03s, 5.66KB read\n"));
      IngestServer.Reply bench =
          hub.post(
              "/api/v1/benchmarks/go?service=checkout", bytes("BenchmarkX-8  10  325 ns/op\n"));

      assertThat(load.status()).as(load.response().body()).isEqualTo(202);
      assertThat(bench.status()).as(bench.response().body()).isEqualTo(202);
      assertThat(bench.json().path("type").asString())
          .isEqualTo("dev.weatherglass.benchmark.finished.v1");
      var event = (LoadTestEvent) Json.read(events.next(2).getFirst().value(), DeliveryEvent.class);
      assertThat(event.scenario()).isEqualTo("cart");
      assertThat(event.requests()).isEqualTo(12);
    }
  }

  @Test
  void what_cannot_be_read_is_a_problem_that_names_the_field() throws Exception {
    assertThat(problem(hub.post("/api/v1/junit", bytes(XML)), 400)).isEqualTo("service");
    assertThat(problem(hub.post(JUNIT, bytes("<testsuite>")), 400)).isEqualTo("body");
    assertThat(problem(hub.post(JUNIT, bytes("<html/>")), 422)).isEqualTo("body");
    assertThat(problem(hub.post(JUNIT + "&service=cart", bytes(XML)), 400)).isEqualTo("service");
    assertThat(problem(hub.post("/api/v1/load-tests/tsung?service=a", bytes(XML)), 404))
        .isEqualTo("path");
    assertThat(problem(hub.post(JUNIT, bytes(XML), "Content-Encoding", "br"), 415))
        .isEqualTo("Content-Encoding");
    assertThat(problem(hub.post(JUNIT, bytes(XML), "Content-Encoding", "gzip"), 400))
        .isEqualTo("body");
    assertThat(
            problem(
                hub.post(
                    JUNIT, bytes("--b0 what"), "Content-Type", "multipart/form-data; boundary=b0"),
                400))
        .isEqualTo("body");
    assertThat(problem(hub.post(JUNIT, bytes(XML), "Content-Type", "multipart/form-data"), 400))
        .isEqualTo("body");
  }

  @Test
  void a_file_too_large_is_413_packed_or_not() throws Exception {
    byte[] large = new byte[Topics.MAX_BODY_BYTES + 1];

    assertThat(problem(hub.post(JUNIT, large), 413)).isEqualTo("body");
    assertThat(problem(hub.post(JUNIT, gzip(large), "Content-Encoding", "gzip"), 413))
        .isEqualTo("body");
    assertThat(problem(hub.post(JUNIT, gzip(new byte[200_000_000])), 413)).isEqualTo("body");
  }

  @Test
  void what_was_taken_and_refused_is_counted() {
    double taken = hub.count("weatherglass.events.accepted", "source", "load-tests");
    double refused = hub.count("weatherglass.events.rejected", TAGS);

    hub.post(
        "/api/v1/load-tests/wrk?service=checkout",
        bytes("Running 1s test @ http://shop/\n  12 requests in 1.03s, 5.66KB read\n"));
    hub.post("/api/v1/load-tests/wrk?service=checkout", bytes("what"));

    assertThat(hub.count("weatherglass.events.accepted", "source", "load-tests"))
        .isEqualTo(taken + 1);
    assertThat(hub.count("weatherglass.events.rejected", TAGS)).isEqualTo(refused + 1);
  }

  private static String problem(IngestServer.Reply reply, int status) {
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    return reply.json().path("errors").path(0).path("pointer").asString("");
  }
}
