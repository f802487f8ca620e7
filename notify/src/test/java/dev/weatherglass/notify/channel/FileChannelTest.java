package dev.weatherglass.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.notify.Examples;
import dev.weatherglass.notify.message.Message;
import dev.weatherglass.notify.message.Messages;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FileChannelTest {

  private static final Message MESSAGE = new Messages(null).write(Examples.firing(), "m1");

  @TempDir Path directory;

  @Test
  void a_message_becomes_a_file_with_what_slack_would_get_and_the_problem() throws IOException {
    SendResult result = channel(directory.resolve("new/outbox")).send(MESSAGE);

    Path file = directory.resolve("new/outbox/m1.json");
    assertThat(result).isEqualTo(new SendResult.Sent(file.toString()));
    JsonNode content = Json.MAPPER.readTree(file);
    assertThat(content.path("messageId").asString()).isEqualTo("m1");
    assertThat(content.path("slack"))
        .isEqualTo(Json.MAPPER.readTree(Json.write(SlackText.of(MESSAGE))));
    assertThat(content.at("/problem/id").asString()).isEqualTo("problem-1");
  }

  @Test
  void a_repeat_leaves_one_file() throws IOException {
    Channel channel = channel(directory);

    channel.send(MESSAGE);
    channel.send(MESSAGE);

    assertThat(names()).containsExactly("m1.json");
  }

  @Test
  void a_directory_that_cannot_be_written_is_tried_later() throws IOException {
    Path taken = Files.createFile(directory.resolve("taken"));

    assertThat(channel(taken).send(MESSAGE)).isInstanceOf(SendResult.TryLater.class);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Channel channel(Path directory) {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    return Channels.open(
        new ChannelSettings("outbox", "file", Map.of("directory", directory.toString())),
        new Outside(new HttpPost(Duration.ofSeconds(1), clock), clock));
  }
}
