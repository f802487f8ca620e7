package dev.weatherglass.app.hub;

import dev.weatherglass.wire.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes the topics of [Topics] that are missing and leaves the others as they are.
final class TopicCreation {

  private static final int PATIENCE_SECONDS = 10;

  private final Admin admin;
  private final NewTopics topics;

  TopicCreation(Admin admin, NewTopics topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /// @throws HubRefusedException if the joined topics differ in their number of partitions
  /// @throws TimeoutException if the broker does not answer
  void run() throws InterruptedException, TimeoutException {
    try {
      Set<String> known = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      create(Arrays.stream(Topics.values()).filter(each -> !known.contains(each.topic())).toList());
      refuseUnequal();
    } catch (ExecutionException e) {
      throw failed(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private void create(List<Topics> missing)
      throws ExecutionException, InterruptedException, TimeoutException {
    var created = admin.createTopics(missing.stream().map(topics::of).toList());
    for (var each : created.values().values()) {
      try {
        each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) { // another process was quicker
          throw e;
        }
      }
    }
  }

  private void refuseUnequal() throws ExecutionException, InterruptedException, TimeoutException {
    List<String> joined = Topics.JOINED.stream().map(Topics::topic).toList();
    var described =
        admin.describeTopics(joined).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Map<String, Integer> counts = new TreeMap<>();
    described.forEach((topic, each) -> counts.put(topic, each.partitions().size()));
    if (Set.copyOf(counts.values()).size() > 1) {
      throw new HubRefusedException(
          "these topics are joined and must have equally many partitions: " + told(counts));
    }
  }

  private static String told(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " has " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static RuntimeException failed(Throwable cause) throws TimeoutException {
    if (cause instanceof org.apache.kafka.common.errors.RetriableException) {
      var timeout = new TimeoutException(cause.getMessage());
      timeout.initCause(cause);
      throw timeout;
    }
    return new HubRefusedException(
        "the broker refuses to make the topics: " + cause.getMessage(), cause);
  }
}
