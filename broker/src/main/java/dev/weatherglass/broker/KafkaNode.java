package dev.weatherglass.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/// Kafka's own server, on a directory that is formatted and locked.
final class KafkaNode {

  /// Kafka writes it when every partition is flushed, and removes it at its next start.
  private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";

  private final KafkaRaftServer server;
  private final Path log;
  private final String address;

  private KafkaNode(KafkaRaftServer server, Path log, String address) {
    this.server = server;
    this.log = log;
    this.address = address;
  }

  static KafkaNode start(BrokerSettings settings, BrokerDirectory directory) {
    String host = settings.host();
    int port = Ports.choose(host, settings.port(), settings.whenBusy());
    int controllerPort = Ports.anyFreeBut(host, port);
    Properties keys = BrokerProperties.of(directory.log(), host, port, controllerPort);
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(keys), Time.SYSTEM);
    String address = BrokerProperties.address(host, port);
    startUp(server, address);
    return new KafkaNode(server, directory.log(), address);
  }

  private static void startUp(KafkaRaftServer server, String address) {
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      server.awaitShutdown();
      throw asRefusal(e, address);
    }
  }

  private static RuntimeException asRefusal(RuntimeException failure, String address) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof KafkaException && message.contains("failed to bind")
        ? new BrokerRefusedException("cannot listen on " + address + ": " + message, failure)
        : failure;
  }

  String address() {
    return address;
  }

  /// Flushes and stops.
  ///
  /// @return whether everything reached the disk
  boolean stop() {
    server.shutdown();
    server.awaitShutdown();
    return Files.exists(log.resolve(CLEAN_SHUTDOWN));
  }
}
