package dev.weatherglass.testkit;

import dev.weatherglass.broker.BrokerSettings;
import dev.weatherglass.broker.EmbeddedBroker;
import dev.weatherglass.broker.Ports;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A real broker in this JVM, on a free port and a temporary directory, with the few calls a test
/// makes: create topics, send, read. Mostly the shared one of [KafkaExtension]; a test that stops
/// the broker starts its own.
public final class TestKafka implements AutoCloseable {

  private final TemporaryDirectory directory = TemporaryDirectory.create("kafka");
  private final int port = Ports.anyFree(BrokerSettings.LOOPBACK);
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private EmbeddedBroker broker;

  private TestKafka() {
    this.broker = startBroker(directory.path(), port);
    this.admin = Admin.create(clientSettings());
    this.producer =
        new KafkaProducer<>(clientSettings(), new StringSerializer(), new ByteArraySerializer());
  }

  /// A broker that belongs to the caller alone.
  public static TestKafka start() {
    return new TestKafka();
  }

  private static EmbeddedBroker startBroker(Path directory, int port) {
    return EmbeddedBroker.start(BrokerSettings.onPort(directory, port));
  }

  /// `host:port`; the same after [#startAgain()].
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /// What any client needs to reach this broker, by Kafka's names.
  public Map<String, Object> clientSettings() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  /// Makes these topics of the catalogue, with its settings; those that exist are emptied by making
  /// them anew.
  public TestKafka create(Topics... topics) {
    return make(Arrays.stream(topics).map(FreshTopics::fromCatalogue).toList());
  }

  /// Makes topics of one partition; those that exist are emptied by making them anew.
  public TestKafka create(String... topics) {
    return make(Stream.of(topics).map(topic -> FreshTopics.plain(topic, 1)).toList());
  }

  /// Makes one topic; if it exists, it is emptied by making it anew.
  public TestKafka create(String topic, int partitions) {
    return make(List.of(FreshTopics.plain(topic, partitions)));
  }

  private TestKafka make(List<NewTopic> topics) {
    new FreshTopics(admin).make(topics);
    return this;
  }

  /// Sends one record and waits until the broker has it.
  public RecordMetadata send(ProducerRecord<String, byte[]> entry) {
    return Acknowledged.by(producer.send(entry));
  }

  /// Sends one record and waits until the broker has it.
  public RecordMetadata send(String topic, String key, byte[] value) {
    return send(new ProducerRecord<>(topic, key, value));
  }

  /// Sends text as UTF-8 and waits until the broker has it.
  public RecordMetadata send(String topic, String key, String value) {
    return send(topic, key, value.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads what is committed in these topics, from their beginning. The caller closes it.
  public TopicReader read(String... topics) {
    return TopicReader.fromBeginning(clientSettings(), List.of(topics));
  }

  /// Reads what is committed in these topics, from their beginning. The caller closes it.
  public TopicReader read(Topics... topics) {
    return read(Arrays.stream(topics).map(Topics::topic).toArray(String[]::new));
  }

  /// Takes the broker away; clients stay open and find it again after [#startAgain()].
  public void stop() {
    broker.close();
  }

  /// Brings the broker back with what it had, on the same port.
  public void startAgain() {
    broker = startBroker(directory.path(), port);
  }

  @Override
  public void close() {
    try (directory;
        EmbeddedBroker _ = broker;
        admin;
        producer) {
      // Closed from the last to the first.
    }
  }
}
