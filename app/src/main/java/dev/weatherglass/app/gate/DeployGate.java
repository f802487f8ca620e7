package dev.weatherglass.app.gate;

import dev.weatherglass.app.client.HubClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/// Asks the hub about one deploy until it is judged or the time is up.
public final class DeployGate {

  private static final Duration RECENT = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);

  private final HubClient client;
  private final InstantSource clock;
  private final LongSupplier nanos;

  /// @param clock tells which deploys are recent
  /// @param nanos measures the waiting
  public DeployGate(HubClient client, InstantSource clock, LongSupplier nanos) {
    this.client = client;
    this.clock = clock;
    this.nanos = nanos;
  }

  /// Waits for the ruling.
  public Ruling ask(GateQuestion question) throws InterruptedException {
    long start = nanos.getAsLong();
    Duration wait = question.atMost().orElse(GateQuestion.USUAL_WAIT);
    while (true) {
      List<JsonNode> found = deploys(question);
      var environments = new TreeSet<String>();
      found.forEach(deploy -> environments.add(deploy.path("environment").asString("")));
      if (environments.size() > 1) {
        return Ruling.of(
            Ruling.Kind.AMBIGUOUS,
            question.told() + " was deployed to " + environments + ": name one by --environment");
      }
      if (!found.isEmpty()) {
        return judged(question, found.getFirst().path("id").asString(""), start);
      }
      if (left(start, wait).isNegative()) {
        return Ruling.of(
            Ruling.Kind.UNKNOWN,
            "no deploy of " + question.told() + " was reported within " + wait.toSeconds() + " s");
      }
      Thread.sleep(PAUSE);
    }
  }

  private Ruling judged(GateQuestion question, String deploy, long start)
      throws InterruptedException {
    while (true) {
      Duration request = smaller(left(start, question.atMost().orElse(PAUSE)), LONGEST_REQUEST);
      JsonNode answer = verdict(deploy, request);
      Duration wait = question.atMost().orElseGet(() -> usual(answer));
      boolean timeIsUp = !left(start, wait).isPositive();
      Optional<Ruling> ruling = Rulings.of(question, answer, timeIsUp);
      if (ruling.isPresent()) {
        return ruling.get();
      }
      Thread.sleep(PAUSE);
    }
  }

  private JsonNode verdict(String deploy, Duration wait) throws InterruptedException {
    long seconds = Math.max(0, wait.toSeconds());
    return client.get("/api/v1/deploys/" + deploy + "/verdict?wait=" + seconds + "s");
  }

  private static Duration usual(JsonNode answer) {
    int bucket = 0;
    for (JsonNode series : answer.path("verdict").path("series")) {
      bucket = Math.max(bucket, series.path("bucketSeconds").asInt(0));
    }
    Duration buckets = Duration.ofSeconds((long) bucket * GateQuestion.USUAL_BUCKETS);
    return buckets.compareTo(GateQuestion.USUAL_WAIT) > 0 ? buckets : GateQuestion.USUAL_WAIT;
  }

  /// Deploys that may be meant, newest first.
  private List<JsonNode> deploys(GateQuestion question) throws InterruptedException {
    var path =
        new StringBuilder("/api/v1/deploys?limit=100&service=" + encoded(question.service()));
    question.version().ifPresent(each -> path.append("&version=").append(encoded(each)));
    question.environment().ifPresent(each -> path.append("&environment=").append(encoded(each)));
    var found = new ArrayList<JsonNode>();
    for (JsonNode deploy : client.get(path.toString()).path("items")) {
      if (isMeant(question, deploy)) {
        found.add(deploy);
      }
    }
    return found;
  }

  private boolean isMeant(GateQuestion question, JsonNode deploy) {
    if (question.run().isPresent()) {
      return question.run().get().equals(deploy.path("run").asString(""));
    }
    Instant onset = Instant.parse(deploy.path("onset").asString(""));
    return onset.isAfter(clock.instant().minus(RECENT));
  }

  private Duration left(long start, Duration wait) {
    return wait.minusNanos(nanos.getAsLong() - start);
  }

  private static Duration smaller(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
