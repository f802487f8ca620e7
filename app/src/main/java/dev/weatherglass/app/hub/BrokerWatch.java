package dev.weatherglass.app.hub;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/// Asks the broker once a second whether it is there, and sees to the topics when it first answers.
final class BrokerWatch implements Part {

  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Admin admin;
  private final TopicCreation topics;
  private final String told;
  private volatile boolean answers;
  private volatile boolean closed;

  /// @param kafka client settings
  /// @param told what the start-up line says
  BrokerWatch(Map<String, Object> kafka, NewTopics topics, String told) {
    this.admin = Admin.create(kafka);
    this.topics = new TopicCreation(admin, topics);
    this.told = told;
  }

  /// Waits until the broker has answered once and has every topic.
  @Override
  public void start() {
    try {
      while (!closed && !hasTopics()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    Thread.ofVirtual().name("broker-watch").start(this::watch);
  }

  private boolean hasTopics() throws InterruptedException {
    try {
      topics.run();
      answers = true;
    } catch (TimeoutException _) {
      answers = false;
    }
    return answers;
  }

  private void watch() {
    try {
      while (!closed) {
        answers = doesAnswer();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean doesAnswer() throws InterruptedException {
    try {
      admin.describeCluster().nodes().get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException _) {
      return false;
    }
  }

  /// Records that were accepted and not judged yet.
  long backlog() throws InterruptedException {
    return Backlog.of(admin);
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public boolean ready() {
    return answers;
  }

  @Override
  public String told() {
    return told;
  }

  @Override
  public void close() {
    closed = true;
    admin.close(Duration.ofMillis(500));
  }
}
