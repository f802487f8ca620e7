package dev.weatherglass.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class EmbeddedBrokerIT {

  private static final String TOPIC = "deploys";

  @TempDir private Path directory;

  @Test
  void what_was_sent_before_a_close_is_there_after_the_next_start() throws Exception {
    List<String> sent = KafkaClients.numbered(1_000);

    try (EmbeddedBroker broker = start()) {
      assertThat(broker.previousStop()).isEqualTo(PreviousStop.NONE);
      clients(broker).create(TOPIC, 4);
      clients(broker).send(TOPIC, sent);
    }

    try (EmbeddedBroker broker = start()) {
      assertThat(broker.previousStop()).isEqualTo(PreviousStop.CLEAN);
      assertThat(clients(broker).readAll(TOPIC)).containsExactlyInAnyOrderElementsOf(sent);
    }
  }

  @Test
  void damaged_format_files_are_put_back_and_the_records_remain() throws Exception {
    List<String> sent = KafkaClients.numbered(100);
    try (EmbeddedBroker broker = start()) {
      clients(broker).create(TOPIC, 1);
      clients(broker).send(TOPIC, sent);
    }

    cutInHalf(directory.resolve("log").resolve(FormatFiles.META));
    Files.write(directory.resolve("log").resolve(FormatFiles.BOOTSTRAP), new byte[0]);

    try (EmbeddedBroker broker = start()) {
      assertThat(clients(broker).readAll(TOPIC)).containsExactlyElementsOf(sent);
    }
  }

  @Test
  void a_second_broker_on_the_directory_is_refused_and_the_first_goes_on() throws Exception {
    try (EmbeddedBroker first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(BrokerRefusedException.class)
          .hasMessage(
              "directory %s is in use by another broker:"
                  + " stop that process or choose another directory",
              directory);

      clients(first).create(TOPIC, 1);
      clients(first).send(TOPIC, List.of("still here"));
      assertThat(clients(first).readAll(TOPIC)).containsExactly("still here");
    }
  }

  @Test
  void a_busy_port_is_named_and_leaves_the_directory_free_for_the_next_start() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int busy = other.getLocalPort();

      assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.onPort(directory, busy)))
          .isInstanceOf(BrokerRefusedException.class)
          .hasMessageStartingWith("port " + busy + " is in use on 127.0.0.1");
    }

    try (EmbeddedBroker broker = start()) {
      assertThat(broker.previousStop()).isEqualTo(PreviousStop.CLEAN);
    }
  }

  @Test
  void a_start_that_failed_does_not_hide_that_the_machine_stopped_before() throws Exception {
    start().close();
    Files.writeString(directory.resolve("last-run"), "running in-another-boot");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      BrokerSettings busy = BrokerSettings.onPort(directory, other.getLocalPort());
      assertThatThrownBy(() -> EmbeddedBroker.start(busy))
          .isInstanceOf(BrokerRefusedException.class);
    }

    try (EmbeddedBroker broker = start()) {
      assertThat(broker.previousStop()).isEqualTo(PreviousStop.MACHINE_STOPPED);
    }
  }

  @Test
  void a_directory_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(
            () -> EmbeddedBroker.start(BrokerSettings.onFreePort(file.resolve("broker"))))
        .isInstanceOf(BrokerRefusedException.class)
        .hasMessageStartingWith("cannot use directory " + file.resolve("broker"));
  }

  @Test
  void a_start_and_a_stop_in_peace_warn_of_nothing() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    root.addAppender(heard);

    try {
      start().close();
      start().close();
    } finally {
      root.detachAppender(heard);
    }

    assertThat(heard.list)
        .filteredOn(said -> said.getLevel().isGreaterOrEqual(Level.WARN))
        .isEmpty();
  }

  @Test
  void a_second_close_does_nothing() {
    EmbeddedBroker broker = start();

    broker.close();
    broker.close();

    start().close();
  }

  private EmbeddedBroker start() {
    return EmbeddedBroker.start(BrokerSettings.onFreePort(directory));
  }

  private static KafkaClients clients(EmbeddedBroker broker) {
    return new KafkaClients(broker.bootstrapServers());
  }

  private static void cutInHalf(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
  }
}
