package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.ReceivedRequest;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `kill -9` in the middle of a demo, while a message is on its way; then `up` on the same
/// directory. What was accepted is there once, and everybody is told once.
@Timeout(420) // a day of history is seeded first: two minutes on a slow machine
class KillIT {

  private static final Duration READY_AGAIN_WITHIN = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String FILES = "chat";
  private static final String HOOK = "hook";

  /// What a channel was told, by the hub's own account.
  ///
  /// @param transition of the problem
  private record Told(String problem, String channel, String transition, String message) {}

  @Test
  void a_demo_that_is_killed_goes_on_with_nothing_lost_and_nothing_told_twice(
      @TempDir Path temporary) throws Exception {
    Path data = temporary.resolve("demo");
    try (HttpReceiver hook = HttpReceiver.start().answers(Answer.hang())) {
      Map<String, String> alsoTo = webhook(hook);

      ReceivedRequest onItsWay = killInTheMiddle(data, alsoTo, hook);
      List<String> accepted = accepted(data);

      long begin = System.nanoTime();
      try (var up =
          WeatherglassProcess.start(
              alsoTo, "up", "--data", data.toString(), "-c", configuration(data))) {
        String ready = up.awaitLine(line -> line.startsWith("ready: "));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(took).as("ready again: %s", up.output()).isLessThan(readyAgainWithin());
        assertThat(up.output()).as("a start like any other").doesNotContain("Exception", "WARN");

        try (var visitor = new Visitor(ready.split("\\s+")[1])) {
          assertThat(accepted).isNotEmpty().doesNotHaveDuplicates();
          assertThat(eventsOfDeploys(visitor)).doesNotHaveDuplicates().containsAll(accepted);
          everybodyWasToldOnce(visitor, data, hook, onItsWay);
        }
      }
    }
  }

  /// Ten seconds where the machine has a core for it; where several programs want each core, as
  /// much longer as they are many.
  private static Duration readyAgainWithin() {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    double wanted = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
    return Duration.ofMillis((long) (READY_AGAIN_WITHIN.toMillis() * Math.max(1, wanted)));
  }

  /// Kills the demo while the receiver of its first message has not answered.
  private static ReceivedRequest killInTheMiddle(
      Path data, Map<String, String> variables, HttpReceiver hook) throws Exception {
    try (var demo = WeatherglassProcess.start(variables, "demo", "--data", data.toString())) {
      String _ = demo.awaitLine(line -> line.contains("ALERT"));
      ReceivedRequest onItsWay = hook.await();
      demo.kill();
      return onItsWay;
    }
  }

  private static Map<String, String> webhook(HttpReceiver receiver) {
    return Map.of(
        "WEATHERGLASS_CHANNELS_HOOK_TYPE", "webhook",
        "WEATHERGLASS_CHANNELS_HOOK_URL", receiver.url("/hub").toString(),
        "WEATHERGLASS_CHANNELS_HOOK_SECRET", "whsec_c2VjcmV0LW9mLXRoZS1raWxsLXRlc3Q=");
  }

  private static String configuration(Path data) {
    return data.resolve("weatherglass.yaml").toString();
  }

  private static List<String> accepted(Path data) throws IOException {
    return Files.readAllLines(data.resolve("accepted.jsonl")).stream()
        .map(line -> Json.MAPPER.readTree(line).path("id").asString())
        .toList();
  }

  /// The ids of all events of which the deploys in history are made.
  private static List<String> eventsOfDeploys(Visitor visitor) throws Exception {
    var ids = new ArrayList<String>();
    String path = "/api/v1/deploys?limit=500";
    JsonNode page = visitor.json(path);
    while (true) {
      for (JsonNode deploy : page.path("items")) {
        deploy.path("events").forEach(event -> ids.add(event.path("id").asString()));
      }
      if (!page.hasNonNull("next")) {
        return ids;
      }
      page = visitor.json(path + "&cursor=" + page.path("next").asString());
    }
  }

  private static void everybodyWasToldOnce(
      Visitor visitor, Path data, HttpReceiver hook, ReceivedRequest onItsWay) throws Exception {
    String unanswered = onItsWay.header("webhook-id");
    try (LiveStream stream = visitor.listenFromTheBeginning()) {
      JsonNode _ = stream.await("delivery", news -> isSent(news, unanswered), SOON);
    }

    var received = new ArrayList<>(List.of(onItsWay));
    received.addAll(hook.rest());
    List<String> afterwards =
        received.stream().skip(1).map(request -> request.header("webhook-id")).toList();
    assertThat(afterwards).as("messages after the kill").contains(unanswered);
    assertThat(afterwards).doesNotHaveDuplicates();
    assertThat(
            received.stream().filter(request -> is(request, unanswered)).map(ReceivedRequest::text))
        .as("both attempts say the same")
        .containsOnly(onItsWay.text());

    TreeSet<String> files = files(data);
    Map<String, Told> told = told(visitor);
    assertThat(told.keySet()).containsAll(afterwards).containsAll(files);
    assertThat(messages(told, FILES)).isEqualTo(files);
    assertThat(messages(told, HOOK)).isEqualTo(new TreeSet<>(afterwards));
    assertThat(told.values().stream().map(KillIT::transition))
        .as("one message for each transition and channel")
        .doesNotHaveDuplicates();
  }

  private static boolean isSent(JsonNode delivery, String message) {
    return delivery.path("messageId").asString().equals(message)
        && delivery.path("state").asString().equals("sent");
  }

  private static boolean is(ReceivedRequest request, String message) {
    return message.equals(request.header("webhook-id"));
  }

  private static List<String> transition(Told told) {
    return List.of(told.problem(), told.channel(), told.transition());
  }

  private static TreeSet<String> messages(Map<String, Told> told, String channel) {
    var ids = new TreeSet<String>();
    told.values().stream()
        .filter(each -> each.channel().equals(channel))
        .forEach(each -> ids.add(each.message()));
    return ids;
  }

  private static TreeSet<String> files(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("outbox"))) {
      var ids = new TreeSet<String>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .forEach(name -> ids.add(name.replace(".json", "")));
      return ids;
    }
  }

  /// By message id.
  private static Map<String, Told> told(Visitor visitor) throws Exception {
    var told = new LinkedHashMap<String, Told>();
    for (JsonNode alert : visitor.json("/api/v1/alerts?limit=100").path("items")) {
      JsonNode detail = visitor.json("/api/v1/alerts/" + alert.path("fingerprint").asString());
      for (JsonNode delivery : detail.path("deliveries")) {
        told.put(
            delivery.path("messageId").asString(),
            new Told(
                delivery.path("problem").asString(),
                delivery.path("channel").asString(),
                delivery.path("transition").asString(),
                delivery.path("messageId").asString()));
      }
    }
    return told;
  }
}
