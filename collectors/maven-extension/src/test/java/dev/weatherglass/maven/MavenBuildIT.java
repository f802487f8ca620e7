package dev.weatherglass.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.ReceivedRequest;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Real builds by a real Maven. Whatever the hub does, the build ends as it would without it.
@Timeout(300)
class MavenBuildIT {

  @TempDir Path directory;

  @Test
  void a_build_that_passes_is_told_with_its_modules_mojos_and_tests() throws Exception {
    SmallProject project = SmallProject.withExtensionsFile(directory);
    try (HttpReceiver hub = HttpReceiver.start()) {
      SmallProject.Build build =
          project.build(
              Map.of(
                  "WEATHERGLASS_URL", hub.url("/").toString(),
                  "WEATHERGLASS_TOKEN", "wg_secret",
                  "GITHUB_ACTIONS", "true",
                  "GITHUB_RUN_ID", "4711",
                  "GITHUB_RUN_ATTEMPT", "2",
                  "GITHUB_REF", "refs/pull/12/merge",
                  "GITHUB_HEAD_REF", "faster-till",
                  "DATABASE_PASSWORD", "hunter2"),
              "package",
              "-Dpassword=hunter2");

      assertThat(build.exit()).as(build.output()).isZero();
      assertThat(build.told()).singleElement().asString().contains("build sent in ", " ms → http");
      ReceivedRequest request = finished(hub);
      assertThat(request.header("Authorization")).isEqualTo("Bearer wg_secret");
      assertThat(request.text()).doesNotContain("hunter2", "me:secret", System.getenv("HOME"));
      JsonNode told = events(request).getFirst();
      assertThat(request.header("Idempotency-Key")).isEqualTo(told.path("id").asString());
      assertThat(told.path("kind").asString()).isEqualTo("build");
      assertThat(told.path("service").asString()).isEqualTo("market");
      assertThat(told.path("run").asString()).isEqualTo("4711");
      assertThat(told.path("outcome").asString()).isEqualTo("success");
      assertThat(told.path("commit").asString()).startsWith("0123456789abcdef");
      assertThat(told.path("build").path("name").asString()).isEqualTo("mvn package");
      assertThat(told.path("build").path("durationMs").asLong()).isPositive();
      JsonNode labels = told.path("labels");
      assertThat(labels.path("branch").asString()).isEqualTo("faster-till");
      assertThat(labels.path("pull_request").asString()).isEqualTo("12");
      assertThat(labels.path("attempt").asString()).isEqualTo("2");
      assertThat(labels.path("repository").asString())
          .isEqualTo("https://git.example.org/dev/market.git");
      assertThat(names(request, "stage"))
          .contains("mvn package, till", "mvn package, shop", "mvn package, market");
      assertThat(names(request, "task"))
          .contains("mvn package, till maven-surefire-plugin:test (default-test)");
      JsonNode tests = tests(request);
      assertThat(tests.path("counts").path("total").asInt()).isEqualTo(2);
      assertThat(tests.path("cases").findValuesAsString("name"))
          .containsExactlyInAnyOrder("TillTest.adds_up", "ShopTest.adds_up");
      assertThat(project.spooled()).isEmpty();
    }
  }

  @Test
  void a_build_whose_tests_fail_still_fails_and_says_which() throws Exception {
    SmallProject project = SmallProject.in(directory).broken();
    try (HttpReceiver hub = HttpReceiver.start()) {
      SmallProject.Build build = project.build(to(hub), "package", "-T2", "--fail-at-end");

      assertThat(build.exit()).as(build.output()).isEqualTo(1);
      assertThat(build.told()).singleElement().asString().contains("build sent in ");
      ReceivedRequest request = finished(hub);
      assertThat(events(request).getFirst().path("outcome").asString()).isEqualTo("failure");
      assertThat(events(request).getFirst().path("labels").path("threads").asString())
          .isEqualTo("2");
      JsonNode tests = tests(request);
      assertThat(tests.path("counts").path("failed").asInt()).isEqualTo(1);
      JsonNode first = tests.path("cases").get(0);
      assertThat(first.path("name").asString()).isEqualTo("TillTest.adds_up");
      assertThat(first.path("outcome").asString()).isEqualTo("failure");
    }
  }

  @Test
  void a_hub_that_is_down_costs_one_line_and_gets_the_build_with_the_next_one() throws Exception {
    SmallProject project = SmallProject.in(directory);

    SmallProject.Build alone = project.build(Map.of("WEATHERGLASS_URL", nobody()), "validate");

    assertThat(alone.exit()).as(alone.output()).isZero();
    assertThat(alone.told()).singleElement().asString().contains("WARN", "kept for the next one");
    Path kept = theOnly(project.spooled());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    try (HttpReceiver hub = HttpReceiver.start()) {
      String body = Files.readString(kept);
      moveTo(hub, project, kept);

      // Long enough for the spool to be emptied beside it: a build that runs tests.
      SmallProject.Build next = project.build(to(hub), "package");

      assertThat(next.exit()).as(next.output()).isZero();
      List<ReceivedRequest> all = hub.await(3);
      ReceivedRequest late =
          all.stream().filter(request -> request.text().equals(body)).findFirst().orElseThrow();
      assertThat(late.header("Idempotency-Key") + ".json").isEqualTo(kept.getFileName().toString());
      assertThat(project.spooled()).isEmpty();
    }
  }

  @Test
  void a_hub_that_hangs_is_left_waiting() throws Exception {
    SmallProject project = SmallProject.in(directory);
    try (HttpReceiver hub = HttpReceiver.start().answers(Answer.hang(), Answer.hang())) {
      SmallProject.Build build = project.build(to(hub), "validate");

      assertThat(build.exit()).as(build.output()).isZero();
      assertThat(build.told()).singleElement().asString().contains("WARN", "kept for the next one");
      assertThat(project.spooled()).hasSize(1);
    }
  }

  @Test
  void a_hub_that_refuses_is_named_and_nothing_waits_in_vain() throws Exception {
    SmallProject project = SmallProject.in(directory);
    try (HttpReceiver hub = HttpReceiver.start().answers(Answer.status(400), Answer.status(400))) {
      SmallProject.Build build = project.build(to(hub), "validate");

      assertThat(build.exit()).as(build.output()).isZero();
      assertThat(build.told()).singleElement().asString().contains("WARN", "refused", "HTTP 400");
      assertThat(project.spooled()).isEmpty();
    }
  }

  @Test
  void without_an_address_or_with_a_withheld_token_there_is_silence() throws Exception {
    SmallProject project = SmallProject.in(directory);
    try (HttpReceiver hub = HttpReceiver.start()) {
      String url = hub.url("").toString();
      SmallProject.Build off = project.build(Map.of(), "validate");
      SmallProject.Build fork =
          project.build(Map.of("WEATHERGLASS_URL", url, "WEATHERGLASS_TOKEN", ""), "validate");

      assertThat(off.exit() + fork.exit()).as(fork.output()).isZero();
      assertThat(off.told()).isEmpty();
      assertThat(fork.told()).isEmpty();
      assertThat(hub.rest()).isEmpty();
      assertThat(project.spool()).doesNotExist();
    }
  }

  private static Map<String, String> to(HttpReceiver hub) {
    return Map.of("WEATHERGLASS_URL", hub.url("").toString());
  }

  /// A port that nobody listens on.
  private static String nobody() throws IOException {
    try (var free = new ServerSocket(0)) {
      return "http://127.0.0.1:" + free.getLocalPort();
    }
  }

  /// The spool is kept by hub, and this hub came back on another port.
  private static void moveTo(HttpReceiver hub, SmallProject project, Path kept) throws IOException {
    String folder = hub.url("").toString().replaceAll("[^A-Za-z0-9.-]", "_");
    Path place = Files.createDirectories(project.spool().resolve(folder));
    Files.move(kept, place.resolve(kept.getFileName()));
  }

  /// The report; what says that the build began comes before it.
  private static ReceivedRequest finished(HttpReceiver hub) throws InterruptedException {
    List<ReceivedRequest> both = hub.await(2);
    assertThat(events(both.getFirst()).getFirst().path("phase").asString()).isEqualTo("started");
    assertThat(hub.rest()).isEmpty();
    return both.get(1);
  }

  private static List<JsonNode> events(ReceivedRequest request) {
    JsonNode events = Json.MAPPER.readTree(request.body());
    return StreamSupport.stream(events.spliterator(), false).toList();
  }

  private static List<String> names(ReceivedRequest request, String unit) {
    return events(request).stream()
        .map(event -> event.path("build"))
        .filter(build -> build.path("unit").asString("").equals(unit))
        .map(build -> build.path("name").asString())
        .toList();
  }

  private static JsonNode tests(ReceivedRequest request) {
    return events(request).getLast().path("test");
  }

  private static Path theOnly(List<Path> files) {
    assertThat(files).hasSize(1);
    return files.getFirst();
  }
}
