package dev.weatherglass.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The few client calls that the broker's own tests make.
record KafkaClients(String bootstrapServers) {

  void create(String topic, int partitions) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
  }

  KafkaProducer<String, String> producer() {
    Map<String, Object> keys =
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 1);
    return new KafkaProducer<>(keys, new StringSerializer(), new StringSerializer());
  }

  void send(String topic, List<String> values) {
    try (var producer = producer()) {
      values.forEach(value -> producer.send(new ProducerRecord<>(topic, value)));
    }
  }

  /// Every value in the topic at this moment.
  List<String> readAll(String topic) {
    Map<String, Object> keys =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(keys, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(KafkaClients::partition).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readToTheEnd(consumer, consumer.endOffsets(partitions));
    }
  }

  private static List<String> readToTheEnd(
      KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
    List<String> values = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
    }
    return values;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(number -> "event-" + number).toList();
  }
}
