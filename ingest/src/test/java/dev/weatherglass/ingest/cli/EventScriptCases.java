package dev.weatherglass.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.ReceivedRequest;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the script does, in whatever shell runs it.
@Timeout(60)
abstract class EventScriptCases {

  private static final Map<String, String> MERGE_REQUEST =
      Map.of(
          "GITLAB_CI", "true",
          "CI_PIPELINE_ID", "99",
          "CI_PIPELINE_URL", "https://me:pw@gitlab.example.org/dev/shop/-/pipelines/99",
          "CI_MERGE_REQUEST_IID", "7",
          "CI_COMMIT_REF_NAME", "faster",
          "WEATHERGLASS_TOKEN", "wg_1");

  @TempDir Path directory;

  private final String shell;

  EventScriptCases(String shell) {
    assumeTrue(EventScript.has(shell), () -> "there is no " + shell + " on this machine");
    this.shell = shell;
  }

  @BeforeAll
  static void needs_curl() {
    assumeTrue(EventScript.has("curl"), "there is no curl on this machine");
  }

  @Test
  void a_shell_can_read_it() throws Exception {
    EventScript script = script();

    EventScript.Call call =
        script.run(
            List.of(shell, "-n", directory.resolve("weatherglass-event").toString()), Map.of());

    assertThat(call.err()).isEmpty();
    assertThat(call.exit()).isZero();
  }

  @Test
  void a_deploy_is_told_with_what_ci_and_git_know() throws Exception {
    EventScript script = script();
    git(script);
    try (HttpReceiver hub = HttpReceiver.start()) {
      EventScript.Call call =
          script.call(
              with(hub, MERGE_REQUEST),
              "deploy",
              "--version",
              "1.4.2",
              "--how=rollback",
              "--canary",
              "0.25",
              "--label",
              "team=till");

      assertThat(call.err()).isEmpty();
      assertThat(call.out()).isEqualTo("weatherglass: deploy of shop sent\n");
      ReceivedRequest request = hub.await();
      assertThat(request.path()).isEqualTo("/api/v1/events");
      assertThat(request.header("Authorization")).isEqualTo("Bearer wg_1");
      JsonNode event = Json.MAPPER.readTree(request.body());
      assertThat(event.path("id").asString())
          .isEqualTo(request.header("Idempotency-Key"))
          .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}");
      assertThat(Instant.parse(event.path("at").asString())).isAfter(Instant.EPOCH);
      assertThat(event.path("service").asString()).isEqualTo("shop");
      assertThat(event.path("version").asString()).isEqualTo("1.4.2");
      assertThat(event.path("run").asString()).isEqualTo("99");
      assertThat(event.path("deploy").path("how").asString()).isEqualTo("rollback");
      assertThat(event.path("deploy").path("canary").asDouble()).isEqualTo(0.25);
      assertThat(event.path("links").path("run").asString())
          .isEqualTo("https://gitlab.example.org/dev/shop/-/pipelines/99");
      JsonNode labels = event.path("labels");
      assertThat(labels.path("team").asString()).isEqualTo("till");
      assertThat(labels.path("branch").asString()).isEqualTo("faster");
      assertThat(labels.path("pull_request").asString()).isEqualTo("7");
      assertThat(labels.path("repository").asString())
          .isEqualTo("https://git.example.org/dev/shop.git");
      assertThat(script.spooled()).isEmpty();
    }
  }

  @Test
  void any_text_arrives_as_it_was_said() throws Exception {
    String odd = "a \"b\" \\ $(id) `id` 'c' %s %25 \\n\nline\ttab\r\u0001\u007f é ü 💧 ]}";
    try (HttpReceiver hub = HttpReceiver.start()) {
      script()
          .call(
              Map.of("WEATHERGLASS_URL", hub.url("").toString()),
              "incident",
              "--service",
              "shop",
              "--title",
              odd);

      JsonNode event = Json.MAPPER.readTree(hub.await().body());
      assertThat(event.path("incident").path("title").asString()).isEqualTo(odd);
    }
  }

  @Test
  void what_a_hub_that_is_down_misses_waits_and_goes_oldest_first() throws Exception {
    EventScript script = script();
    try (HttpReceiver hub = HttpReceiver.start().answers(Answer.status(503), Answer.cut())) {
      Map<String, String> to = Map.of("WEATHERGLASS_URL", hub.url("").toString());

      EventScript.Call first = script.call(to, "deploy", "--service", "shop", "--version", "1");
      age(script);
      EventScript.Call second = script.call(to, "deploy", "--service", "shop", "--version", "2");

      assertThat(first.exit() + second.exit()).isZero();
      assertThat(first.err())
          .startsWith("weatherglass: WARN deploy not sent to http")
          .endsWith("(HTTP 503): kept for the next call\n");
      assertThat(second.err()).contains("(no answer): kept for the next call");
      assertThat(script.spooled()).hasSize(2);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(script.spooled().getFirst())))
          .isEqualTo("rw-------");
      List<ReceivedRequest> missed = hub.await(2);

      EventScript.Call flush = script.call(to, "spool", "flush");

      assertThat(flush.exit()).isZero();
      assertThat(hub.await(2))
          .extracting(ReceivedRequest::text)
          .containsExactly(missed.get(0).text(), missed.get(1).text());
      assertThat(script.spooled()).isEmpty();
    }
  }

  @Test
  void what_waited_a_week_is_thrown_away() throws Exception {
    EventScript script = script();
    String nobody = nobody();
    script.call(Map.of("WEATHERGLASS_URL", nobody), "deploy", "--service", "shop");
    script.call(Map.of("WEATHERGLASS_URL", nobody), "deploy", "--service", "shop");
    Path old = script.spooled().getFirst();
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

    script.call(Map.of("WEATHERGLASS_URL", nobody), "spool", "flush");

    assertThat(script.spooled()).hasSize(1).doesNotContain(old);
  }

  @Test
  void a_pipeline_never_fails_unless_it_asks_to() throws Exception {
    Path output = directory.resolve("github-output");
    var github = Map.of("GITHUB_ACTIONS", "true", "GITHUB_OUTPUT", output.toString());
    try (HttpReceiver hub = HttpReceiver.start().answers(Answer.status(403), Answer.status(400))) {
      EventScript.Call calm = script().call(with(hub, github), "deploy", "--service", "shop");
      EventScript.Call strict =
          script().call(with(hub, github), "deploy", "--service", "shop", "--strict");
      EventScript.Call wrong = script().call(with(hub, github), "depoly", "--strict");
      EventScript.Call good = script().call(with(hub, github), "deploy", "--service", "shop");

      assertThat(calm.exit()).isZero();
      assertThat(calm.out())
          .startsWith("::warning::weatherglass: deploy not sent to ")
          .contains("HTTP 403");
      assertThat(strict.exit()).isEqualTo(1);
      assertThat(strict.err()).contains("refused the deploy (HTTP 400)");
      assertThat(wrong.exit()).isEqualTo(2);
      assertThat(wrong.err()).contains("must be a verb but was \"depoly\"");
      assertThat(good.exit()).isZero();
      assertThat(Files.readAllLines(output))
          .containsExactly(
              "weatherglass_sent=false",
              "weatherglass_sent=false",
              "weatherglass_sent=false",
              "weatherglass_sent=true");
    }
  }

  @Test
  void what_is_wrong_with_a_call_is_named() throws Exception {
    try (HttpReceiver hub = HttpReceiver.start()) {
      Map<String, String> to = Map.of("WEATHERGLASS_URL", hub.url("").toString());

      assertThat(script().call(to, "deploy").err()).contains("no service");
      assertThat(script().call(to, "test", "--failed", "many").err())
          .contains("--failed must be a number but was many");
      assertThat(script().call(to, "deploy", "--label", "x").err())
          .contains("--label must be NAME=VALUE but was x");
      assertThat(script().call(to, "deploy", "--verison", "1").err())
          .contains("unknown option --verison");
      assertThat(hub.rest()).isEmpty();
    }
  }

  @Test
  void nothing_happens_without_an_address_or_with_a_withheld_token() throws Exception {
    EventScript script = script();
    try (HttpReceiver hub = HttpReceiver.start()) {
      String url = hub.url("").toString();
      var stranger =
          Map.of("WEATHERGLASS_URL", url, "GITHUB_ACTIONS", "1", "GITHUB_REF", "refs/pull/3/merge");
      for (Map<String, String> environment :
          List.of(
              Map.of("WEATHERGLASS_TOKEN", "wg_1"),
              Map.of("WEATHERGLASS_URL", url, "WEATHERGLASS_TOKEN", ""),
              stranger)) {
        EventScript.Call call = script.call(environment, "deploy", "--service", "shop");

        assertThat(call).isEqualTo(new EventScript.Call(0, "", ""));
      }
      assertThat(hub.rest()).isEmpty();
      assertThat(script.spooled()).isEmpty();
    }
  }

  @Test
  void reports_go_to_their_own_door_as_one_run() throws Exception {
    EventScript script = script();
    Files.writeString(script.directory().resolve("TEST-a b.xml"), "<testsuite name='a'/>");
    Files.writeString(script.directory().resolve("TEST-b.xml"), "<testsuite name='b'/>");
    try (HttpReceiver hub = HttpReceiver.start()) {
      EventScript.Call call =
          script.call(
              Map.of("WEATHERGLASS_URL", hub.url("").toString(), "WEATHERGLASS_TOKEN", "wg_1"),
              "junit",
              "--service",
              "shop & till",
              "--commit",
              "abc",
              "TEST-a b.xml",
              "TEST-b.xml",
              "TEST-nowhere.xml");

      assertThat(call.err()).isEmpty();
      assertThat(call.out()).isEqualTo("weatherglass: 2 test reports of shop & till sent\n");
      ReceivedRequest request = hub.await();
      assertThat(request.text()).contains("<testsuite name='a'/>", "<testsuite name='b'/>");
      assertThat(request.path())
          .isEqualTo("/api/v1/junit?service=%73%68%6f%70%20%26%20%74%69%6c%6c&commit=%61%62%63");
      assertThat(request.header("Content-Type")).startsWith("multipart/form-data");
      assertThat(request.header("Authorization")).isEqualTo("Bearer wg_1");
      assertThat(hub.rest()).isEmpty();
    }
  }

  @Test
  void reports_that_are_not_there_are_named() throws Exception {
    try (HttpReceiver hub = HttpReceiver.start()) {
      EventScript.Call call =
          script()
              .call(
                  Map.of("WEATHERGLASS_URL", hub.url("").toString()),
                  "junit",
                  "--service",
                  "shop",
                  "--strict",
                  "target/TEST-*.xml");

      assertThat(call.exit()).isEqualTo(1);
      assertThat(call.err()).contains("no test report found: target/TEST-*.xml");
      assertThat(hub.rest()).isEmpty();
    }
  }

  private EventScript script() throws IOException {
    return new EventScript(shell, directory);
  }

  private static Map<String, String> with(HttpReceiver hub, Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("WEATHERGLASS_URL", hub.url("").toString());
    return all;
  }

  /// As if it had been said long ago: ids are made once a second at best.
  private static void age(EventScript script) throws IOException {
    Path kept = script.spooled().getFirst();
    String name = "0000" + kept.getFileName().toString().substring(4);
    Files.move(kept, kept.resolveSibling(name));
  }

  /// A port that nobody listens on.
  private static String nobody() throws IOException {
    try (var free = new ServerSocket(0)) {
      return "http://127.0.0.1:" + free.getLocalPort();
    }
  }

  private static void git(EventScript script) throws Exception {
    Path work = script.directory();
    assumeTrue(EventScript.has("git"), "there is no git on this machine");
    script.run(List.of("git", "init", "-q", work.toString()), Map.of());
    script.run(
        List.of("git", "remote", "add", "origin", "https://me:pw@git.example.org/dev/shop.git"),
        Map.of());
  }
}
