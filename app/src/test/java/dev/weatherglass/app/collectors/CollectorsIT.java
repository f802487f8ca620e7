package dev.weatherglass.app.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.app.house.Repository;
import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.ReceivedRequest;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@Timeout(60)
class CollectorsIT {

  private static final String ACTION = "collectors/github-action/action.yml";
  private static final String GITLAB = "collectors/gitlab/weatherglass.gitlab-ci.yml";
  private static final String SCRIPT = "collectors/cli/weatherglass-event";

  @TempDir Path workspace;

  /// How a step of a pipeline went.
  private record Step(int exit, String output) {}

  @BeforeAll
  static void needs_curl() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl"))),
        "there is no curl on this machine");
  }

  @BeforeEach
  void tests_have_run() throws IOException {
    for (String module : List.of("till", "shop")) {
      Path reports = workspace.resolve(module + "/target/surefire-reports");
      Files.createDirectories(reports);
      Files.writeString(reports.resolve("TEST-a.xml"), "<testsuite name='" + module + "'/>");
    }
  }

  @Test
  void no_input_of_the_action_becomes_text_of_its_script() {
    JsonNode action = yaml(ACTION);
    JsonNode step = action.path("runs").path("steps").get(0);

    assertThat(action.path("runs").path("using").asString()).isEqualTo("composite");
    assertThat(step.path("run").asString()).doesNotContain("${{");
    for (Map.Entry<String, JsonNode> variable : step.path("env").properties()) {
      String said = variable.getValue().asString();
      if (said.contains("inputs.")) {
        String input = said.replaceAll("\\$\\{\\{ inputs\\.(\\w+) }}", "$1");
        assertThat(action.path("inputs").has(input)).as(said).isTrue();
      }
    }
  }

  @Test
  void the_action_sends_the_event_and_the_reports() throws Exception {
    Path output = workspace.resolve("output");
    try (HttpReceiver hub = HttpReceiver.start()) {
      Map<String, String> environment =
          action(
              Map.of(
                  "url", hub.url("").toString(),
                  "token", "wg_1",
                  "event", "deploy",
                  "service", "shop $(id)",
                  "outcome", "failure",
                  "arguments", "--how=rollback\n--label=team=till and shop",
                  "junit", "*/target/surefire-reports/TEST-*.xml"));
      environment.put("GITHUB_ACTIONS", "true");
      environment.put("GITHUB_RUN_ID", "4711");
      environment.put("GITHUB_OUTPUT", output.toString());

      Step step = run(actionScript(), environment);

      assertThat(step.exit()).as(step.output()).isZero();
      JsonNode event = event(hub.await());
      assertThat(event.path("service").asString()).isEqualTo("shop $(id)");
      assertThat(event.path("outcome").asString()).isEqualTo("failure");
      assertThat(event.path("deploy").path("how").asString()).isEqualTo("rollback");
      assertThat(event.path("labels").path("team").asString()).isEqualTo("till and shop");
      assertThat(event.path("run").asString()).isEqualTo("4711");
      reportsOfBoth(hub.await());
      assertThat(Files.readString(output)).endsWith("weatherglass_sent=true\n");
    }
  }

  @Test
  void the_action_fails_only_a_strict_job() throws Exception {
    Path output = workspace.resolve("output");
    try (HttpReceiver hub = HttpReceiver.start().answers(Answer.status(403), Answer.status(403))) {
      for (String strict : List.of("false", "true")) {
        Map<String, String> environment =
            action(
                Map.of(
                    "url",
                    hub.url("").toString(),
                    "event",
                    "build",
                    "service",
                    "shop",
                    "strict",
                    strict));
        environment.put("GITHUB_OUTPUT", output.toString());

        Step step = run(actionScript(), environment);

        assertThat(step.exit()).as(step.output()).isEqualTo(strict.equals("true") ? 1 : 0);
      }
      assertThat(Files.readString(output)).endsWith("weatherglass_sent=false\n");
    }
  }

  @Test
  void gitlab_fetches_the_script_from_the_hub_and_sends_by_it() throws Exception {
    JsonNode include = yaml(GITLAB);
    String setup = include.path(".weatherglass").path("script").get(0).asString();
    String tests = include.path(".weatherglass-tests").path("after_script").get(1).asString();
    var environment =
        new HashMap<>(
            Map.of(
                "GITLAB_CI", "true",
                "CI_PIPELINE_ID", "99",
                "CI_PROJECT_NAME", "shop",
                "CI_ENVIRONMENT_NAME", "staging",
                "CI_JOB_STATUS", "failed"));
    String job = setup + "\n$weatherglass deploy --outcome \"$CI_JOB_STATUS\"\n" + tests;
    try (HttpReceiver hub = HttpReceiver.start().answers(servedScript())) {
      Step off = run(job, environment);
      environment.put("WEATHERGLASS_URL", hub.url("").toString());
      Step step = run(job, environment);

      assertThat(off).isEqualTo(new Step(0, ""));
      assertThat(step.exit()).as(step.output()).isZero();
      assertThat(hub.await().path()).isEqualTo("/cli/weatherglass-event");
      JsonNode event = event(hub.await());
      assertThat(event.path("service").asString()).isEqualTo("shop");
      assertThat(event.path("environment").asString()).isEqualTo("staging");
      assertThat(event.path("outcome").asString()).isEqualTo("failure");
      assertThat(event.path("run").asString()).isEqualTo("99");
      reportsOfBoth(hub.await());
    }
  }

  @Test
  void the_step_for_jenkins_sends_what_its_options_say() throws Exception {
    String script = Repository.text("collectors/jenkins/resources/weatherglass.sh");
    try (HttpReceiver hub = HttpReceiver.start().answers(servedScript())) {
      Step step =
          run(
              script,
              Map.of(
                  "WEATHERGLASS_URL", hub.url("").toString(),
                  "JENKINS_URL", "https://ci.example.org/",
                  "BUILD_TAG", "jenkins-shop-12",
                  "WEATHERGLASS_EVENT", "build",
                  "WEATHERGLASS_SERVICE", "shop",
                  "WEATHERGLASS_OPTIONS", "--name=nightly * build\n--outcome=aborted",
                  "WEATHERGLASS_REPORTS", "*/target/surefire-reports/TEST-*.xml"));

      assertThat(step.exit()).as(step.output()).isZero();
      assertThat(hub.await().path()).isEqualTo("/cli/weatherglass-event");
      JsonNode event = event(hub.await());
      assertThat(event.path("build").path("name").asString()).isEqualTo("nightly * build");
      assertThat(event.path("outcome").asString()).isEqualTo("cancelled");
      assertThat(event.path("run").asString()).isEqualTo("jenkins-shop-12");
      reportsOfBoth(hub.await());
    }
  }

  @Test
  void without_a_hub_no_pipeline_fails() throws Exception {
    String setup = yaml(GITLAB).path(".weatherglass").path("script").get(0).asString();
    String jenkins = Repository.text("collectors/jenkins/resources/weatherglass.sh");
    try (HttpReceiver hub = HttpReceiver.start().answers(Answer.status(503), Answer.status(503))) {
      Map<String, String> environment = Map.of("WEATHERGLASS_URL", hub.url("").toString());
      for (String job : List.of(setup + "\n$weatherglass deploy", jenkins)) {
        Step step = run(job, environment);

        assertThat(step.exit()).as(step.output()).isZero();
        assertThat(step.output()).contains("weatherglass: WARN the hub does not answer");
      }
    }
  }

  /// The environment that GitHub gives to the action's step for these inputs.
  private static Map<String, String> action(Map<String, String> inputs) {
    JsonNode action = yaml(ACTION);
    var environment = new HashMap<String, String>();
    for (Map.Entry<String, JsonNode> variable :
        action.path("runs").path("steps").get(0).path("env").properties()) {
      String value = variable.getValue().asString();
      for (Map.Entry<String, JsonNode> input : action.path("inputs").properties()) {
        String usual = input.getValue().path("default").asString("");
        value =
            value.replace(
                "${{ inputs." + input.getKey() + " }}", inputs.getOrDefault(input.getKey(), usual));
      }
      Path folder = Repository.ROOT.resolve(ACTION).getParent();
      environment.put(
          variable.getKey(), value.replace("${{ github.action_path }}", folder.toString()));
    }
    return environment;
  }

  private static String actionScript() {
    return yaml(ACTION).path("runs").path("steps").get(0).path("run").asString();
  }

  private static JsonNode yaml(String path) {
    return new YAMLMapper().readTree(Repository.text(path));
  }

  private static Answer servedScript() {
    return new Answer.Reply(
        200, Map.of("Content-Type", "text/x-shellscript"), Repository.text(SCRIPT));
  }

  private Step run(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = workspace.resolve("log");
    Path file = Files.writeString(workspace.resolve("step.sh"), script);
    var builder = new ProcessBuilder("sh", "-e", file.toString()).directory(workspace.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("HOME", workspace.toString());
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    return new Step(exit, Files.readString(log));
  }

  private static JsonNode event(ReceivedRequest request) {
    assertThat(request.path()).isEqualTo("/api/v1/events");
    return Json.MAPPER.readTree(request.body());
  }

  private static void reportsOfBoth(ReceivedRequest request) {
    assertThat(request.path()).startsWith("/api/v1/junit?service=");
    assertThat(request.text()).contains("<testsuite name='till'/>", "<testsuite name='shop'/>");
  }
}
