package dev.weatherglass.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.notify.Examples;
import dev.weatherglass.notify.message.Fact;
import dev.weatherglass.notify.message.HubLinks;
import dev.weatherglass.notify.message.Link;
import dev.weatherglass.notify.message.Message;
import dev.weatherglass.notify.message.Messages;
import dev.weatherglass.notify.message.Part;
import dev.weatherglass.notify.message.ProblemView;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SlackTextTest {

  private static final Messages MESSAGES =
      new Messages(new HubLinks(URI.create("https://hub.example.com")));

  @Test
  void a_firing_problem_looks_like_this() throws IOException {
    assertThat(slack(MESSAGES.write(Examples.firing(), "m1"))).isEqualTo(golden("slack-firing"));
  }

  @Test
  void a_resolved_problem_looks_like_this() throws IOException {
    assertThat(slack(MESSAGES.write(Examples.resolved(), "m2")))
        .isEqualTo(golden("slack-resolved"));
  }

  @Test
  void what_senders_say_cannot_call_the_channel_or_forge_a_link() {
    Message message = message("<!channel> & <https://evil.example|v1>", List.of());

    String json = slack(message).toString();

    assertThat(json)
        .doesNotContain("<!channel>", "<https://evil")
        .contains("&lt;!channel&gt; &amp; &lt;https://evil.example|v1&gt;");
  }

  @Test
  void a_link_cannot_be_closed_early_by_its_address_or_title() {
    Part linked = new Part.Linked(new Link("a>b", "https://ci.example.com/?q=<x>|y&z"));
    String text = new Mrkdwn().parts(List.of(linked)).cut(100);

    assertThat(text).isEqualTo("<https://ci.example.com/?q=&lt;x&gt;%7Cy&amp;z|a&gt;b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "<", "&", "🚀"})
  void no_limit_of_slack_is_exceeded_however_long_senders_are(String unit) {
    String endless = unit.repeat(20_000);
    JsonNode body = slack(message(endless, Collections.nCopies(40, endless)));

    JsonNode blocks = body.path("blocks");
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    assertThat(
            body.path("text").asString().codePointCount(0, body.path("text").asString().length()))
        .isLessThanOrEqualTo(SlackLimits.TEXT);
    int all = 0;
    for (JsonNode block : blocks) {
      all += checkedLength(block);
    }
    assertThat(all).isBetween(SlackLimits.ALL_BLOCKS - 100, SlackLimits.ALL_BLOCKS);
  }

  private static int checkedLength(JsonNode block) {
    return switch (block.path("type").asString()) {
      case "header" -> length(block.path("text"), SlackLimits.HEADER);
      case "section" -> length(block.path("fields"), SlackLimits.FIELDS, SlackLimits.FIELD);
      case "context" ->
          length(block.path("elements"), SlackLimits.CONTEXT_ELEMENTS, SlackLimits.SECTION);
      case "actions" -> {
        assertThat(block.path("elements").size()).isBetween(1, SlackLimits.BUTTONS);
        int sum = 0;
        for (JsonNode button : block.path("elements")) {
          assertThat(button.path("url").asString().length()).isBetween(1, SlackLimits.URL);
          sum += length(button.path("text"), SlackLimits.BUTTON);
        }
        yield sum;
      }
      default -> throw new AssertionError("unexpected block " + block);
    };
  }

  private static int length(JsonNode texts, int most, int limit) {
    assertThat(texts.size()).isBetween(1, most);
    int sum = 0;
    for (JsonNode text : texts) {
      sum += length(text, limit);
    }
    return sum;
  }

  private static int length(JsonNode text, int limit) {
    String said = text.path("text").asString();
    int length = said.codePointCount(0, said.length());
    assertThat(length).isBetween(1, limit);
    return length;
  }

  @Test
  void a_cut_breaks_no_escape_and_ends_in_an_ellipsis() {
    assertThat(new Mrkdwn().text("ab<cd").cut(5)).isEqualTo("ab…");
    assertThat(new Mrkdwn().text("ab<cd").cut(8)).isEqualTo("ab&lt;cd");
    assertThat(new Mrkdwn().text("🚀🚀🚀").cut(2)).isEqualTo("🚀…");
  }

  @Test
  void half_a_character_is_replaced() {
    assertThat(new Mrkdwn().text("a\uD83Db").cut(10)).isEqualTo("a\uFFFDb");
  }

  private static Message message(String words, List<String> notes) {
    Problem problem = Examples.problem("p", AlertState.FIRING, Examples.DEPLOYED);
    List<Fact> facts =
        Collections.nCopies(
            20,
            Fact.of(
                "Fact",
                new Part.Text(words),
                new Part.Linked(new Link(words, "https://x.example"))));
    List<Link> links =
        Collections.nCopies(40, new Link(words, "https://hub.example.com/" + "p".repeat(2000)));
    return new Message(
        "m", problem.state(), words, words, facts, notes, links, ProblemView.of(problem));
  }

  private static JsonNode slack(Message message) {
    return Json.MAPPER.readTree(Json.write(SlackText.of(message)));
  }

  private static JsonNode golden(String name) throws IOException {
    try (InputStream file = SlackTextTest.class.getResourceAsStream(name + ".json")) {
      return Json.MAPPER.readTree(file);
    }
  }
}
