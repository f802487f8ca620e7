package dev.weatherglass.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackLimitsTest {

  private static final Path COLLECTED = Path.of("../../shared/sinks/limits.json");

  @Test
  void they_are_those_that_were_collected() {
    assumeTrue(Files.exists(COLLECTED), "the shared collection of limits is not here");
    JsonNode slack = Json.MAPPER.readTree(COLLECTED).path("slack");

    assertThat(slack.path("header.text").asInt()).isEqualTo(SlackLimits.HEADER);
    assertThat(slack.path("section.fields").asInt()).isEqualTo(SlackLimits.FIELDS);
    assertThat(slack.path("section.field.text").asInt()).isEqualTo(SlackLimits.FIELD);
    assertThat(slack.path("section.text").asInt()).isEqualTo(SlackLimits.SECTION);
    assertThat(slack.path("context.elements").asInt()).isEqualTo(SlackLimits.CONTEXT_ELEMENTS);
    assertThat(slack.path("actions.elements").asInt()).isEqualTo(SlackLimits.BUTTONS);
    assertThat(slack.path("button.text").asInt()).isEqualTo(SlackLimits.BUTTON);
    assertThat(slack.path("button.url").asInt()).isEqualTo(SlackLimits.URL);
    assertThat(slack.path("text").asInt()).isEqualTo(SlackLimits.TEXT);
    assertThat(slack.path("message_blocks_total_chars_observed").asInt())
        .isEqualTo(SlackLimits.ALL_BLOCKS);
  }
}
