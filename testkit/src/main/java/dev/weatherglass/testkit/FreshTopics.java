package dev.weatherglass.testkit;

import dev.weatherglass.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// Makes topics and returns only when clients can use them: Kafka itself answers as soon as its
/// controller knows, and for some time after that clients see no such topic or the one deleted
/// before.
record FreshTopics(Admin admin) {

  static NewTopic fromCatalogue(Topics topic) {
    return plain(topic.topic(), topic.partitions(Topics.DEFAULT_PARTITIONS))
        .configs(topic.config());
  }

  static NewTopic plain(String topic, int partitions) {
    return new NewTopic(topic, partitions, (short) 1);
  }

  /// Those that exist are deleted first.
  void make(List<NewTopic> topics) {
    List<String> names = topics.stream().map(NewTopic::name).toList();
    deleteIfThere(names);
    CreateTopicsResult made = admin.createTopics(topics);
    awaitKnown(names.stream().map(name -> Acknowledged.by(made.topicId(name))).toList());
    awaitServed(topics);
  }

  private void deleteIfThere(List<String> names) {
    List<String> old =
        Acknowledged.by(admin.listTopics().names()).stream().filter(names::contains).toList();
    Acknowledged.by(admin.deleteTopics(old).all());
  }

  private void awaitKnown(List<Uuid> topics) {
    long deadline = Patience.deadlineNanos();
    while (!areKnown(topics)) {
      if (!Patience.until(deadline).isPositive()) {
        throw new AssertionError("topics are not known after " + Patience.LIMIT + ": " + topics);
      }
    }
  }

  private boolean areKnown(List<Uuid> topics) {
    var described = admin.describeTopics(TopicCollection.ofTopicIds(topics)).topicIdValues();
    return described.values().stream().allMatch(Acknowledged::isGood);
  }

  /// Only the partitions' own answer shows that they are there; the client asks until it comes.
  private void awaitServed(List<NewTopic> topics) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        asked.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    Acknowledged.by(admin.listOffsets(asked).all());
  }
}
