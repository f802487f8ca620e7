package dev.weatherglass.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A code host that delivers signed webhooks of twenty repositories at a fixed rate, whether or not
/// the ones before were answered: jobs that ended, and one deployment in a hundred. For one thread.
public final class Deliveries implements AutoCloseable {

  private static final double NANOS_IN_MILLI = 1e6;
  private static final long NANOS_IN_SECOND = 1_000_000_000L;
  private static final int ACCEPTED = 202;
  private static final int DEPLOYS = 100; // one delivery in so many is about a deploy
  private static final int REPOSITORIES = 20;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String secret;
  private final String filling;
  private final Random random;

  /// @param kilobytes size of a body
  public Deliveries(String secret, int kilobytes, int seed) {
    this.secret = secret;
    this.filling = "x".repeat(Math.max(1, kilobytes * 1024 - 400));
    this.random = new Random(seed);
  }

  /// Sends for some seconds and waits for every answer.
  ///
  /// @return milliseconds from the moment at which each should have been sent to its answer
  /// @throws IllegalStateException if something else than 202 was answered
  public double[] send(URI url, int rate, int seconds) throws InterruptedException {
    List<HttpRequest> requests = new ArrayList<>();
    for (int i = 0; i < rate * seconds; i++) {
      requests.add(request(url));
    }
    var answers = new ArrayList<CompletableFuture<Double>>(requests.size());
    long begin = System.nanoTime();
    for (int i = 0; i < requests.size(); i++) {
      long due = begin + i * NANOS_IN_SECOND / rate;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      answers.add(
          client
              .sendAsync(requests.get(i), BodyHandlers.discarding())
              .thenApply(answer -> millisSince(due, answer)));
    }
    return answers.stream().mapToDouble(CompletableFuture::join).toArray();
  }

  private static double millisSince(long due, HttpResponse<Void> answer) {
    if (answer.statusCode() != ACCEPTED) {
      throw new IllegalStateException("202 expected but " + answer.statusCode() + " came");
    }
    return (System.nanoTime() - due) / NANOS_IN_MILLI;
  }

  private HttpRequest request(URI url) {
    int id = random.nextInt(1, Integer.MAX_VALUE);
    boolean deployed = id % DEPLOYS == 0;
    byte[] body = (deployed ? deployment(id) : job(id)).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(url)
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .header("X-GitHub-Event", deployed ? "deployment_status" : "workflow_job")
        .header("X-Hub-Signature-256", "sha256=" + signature(body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private String job(int id) {
    return """
    {"action":"completed","workflow_job":{"id":%d,"run_id":%d,"run_attempt":1,"name":"test",
    "status":"completed","conclusion":"success","head_sha":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567",
    "started_at":"2026-11-23T07:57:00Z","completed_at":"2026-11-23T07:58:30Z","steps":"%s"},
    "repository":%s}
    """
        .formatted(id, id / 5, filling, repository(id));
  }

  private String deployment(int id) {
    return """
    {"action":"created","deployment_status":{"id":%d,"state":"success","environment":"production",
    "created_at":"2026-11-23T07:58:30Z","description":"%s"},"deployment":{"id":%d,
    "sha":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567","ref":"v1.4.2"},"repository":%s}
    """
        .formatted(id, filling, id, repository(id));
  }

  private static String repository(int id) {
    String name = "octo/shop-" + id % REPOSITORIES;
    return "{\"full_name\":\"%s\",\"html_url\":\"https://github.com/%s\"}".formatted(name, name);
  }

  private String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
