package dev.weatherglass.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Kafka's own keys for a node that is alone: small pools, one replica of everything, and time-outs
/// short enough that a restart after a crash takes seconds. Kafka's defaults are made for a cluster
/// (after a crash they wait 9 s for a broker and up to 45 s for a group member that is long gone).
final class BrokerProperties {

  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";
  static final String BROKER = "BROKER";

  /// 10 MiB: an accepted body of 8 MiB and its wrapping.
  static final int LARGEST_MESSAGE_BYTES = 10 * 1024 * 1024;

  /// 90 days: a hub that was off for long goes on where it stopped.
  private static final int OFFSETS_RETENTION_MINUTES = 90 * 24 * 60;

  private BrokerProperties() {}

  static Properties of(Path log, String host, int port, int controllerPort) {
    Properties keys = new Properties();
    keys.putAll(identity(log, host, port, controllerPort));
    keys.putAll(oneReplica());
    keys.putAll(quickRestart());
    keys.putAll(smallFootprint());
    keys.putAll(limits());
    return keys;
  }

  private static Map<String, String> identity(Path log, String host, int port, int controllerPort) {
    String broker = BROKER + "://" + address(host, port);
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(NODE_ID),
        "log.dirs",
        log.toString(),
        "listeners",
        broker + "," + CONTROLLER + "://" + address(host, controllerPort),
        "advertised.listeners",
        broker,
        "listener.security.protocol.map",
        BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
        "inter.broker.listener.name",
        BROKER,
        "controller.listener.names",
        CONTROLLER,
        "controller.quorum.voters",
        NODE_ID + "@" + address(host, controllerPort));
  }

  private static Map<String, String> oneReplica() {
    return Map.of(
        "default.replication.factor", "1",
        "min.insync.replicas", "1",
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1");
  }

  private static Map<String, String> quickRestart() {
    return Map.of(
        "broker.session.timeout.ms", "1000",
        "broker.heartbeat.interval.ms", "250",
        "controller.quorum.election.timeout.ms", "100",
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000");
  }

  private static Map<String, String> smallFootprint() {
    return Map.of(
        "num.network.threads", "1",
        "num.io.threads", "2",
        "background.threads", "2",
        "log.cleaner.threads", "1",
        "log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024),
        "metadata.max.idle.interval.ms", "0");
  }

  private static Map<String, String> limits() {
    return Map.of(
        "auto.create.topics.enable", "false",
        "message.max.bytes", String.valueOf(LARGEST_MESSAGE_BYTES),
        "replica.fetch.max.bytes", String.valueOf(LARGEST_MESSAGE_BYTES),
        "offsets.retention.minutes", String.valueOf(OFFSETS_RETENTION_MINUTES));
  }

  /// `host:port`, an IPv6 host in brackets.
  static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
