package dev.weatherglass.notify.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an incoming webhook of Slack takes (Block Kit), as far as we use it.
///
/// @param text a whole sentence, for notifications and screen readers
/// @param blocks what is shown
record SlackBody(String text, List<Block> blocks) {

  SlackBody {
    blocks = List.copyOf(blocks);
  }

  sealed interface Block {
    @JsonProperty
    String type();
  }

  record Header(String type, Text text) implements Block {
    Header(String text) {
      this("header", Text.plain(text));
    }
  }

  record Section(String type, List<Text> fields) implements Block {
    Section(List<Text> fields) {
      this("section", List.copyOf(fields));
    }
  }

  record Context(String type, List<Text> elements) implements Block {
    Context(List<Text> elements) {
      this("context", List.copyOf(elements));
    }
  }

  record Actions(String type, List<Button> elements) implements Block {
    Actions(List<Button> elements) {
      this("actions", List.copyOf(elements));
    }
  }

  /// A button that opens a page; an incoming webhook can do nothing else.
  record Button(String type, Text text, String url, @JsonProperty("action_id") String actionId) {
    Button(String text, String url, String actionId) {
      this("button", Text.plain(text), url, actionId);
    }
  }

  /// @param verbatim whether names and addresses in it stay as they are; only for mrkdwn
  record Text(String type, String text, @Nullable Boolean verbatim) {

    static Text plain(String text) {
      return new Text("plain_text", text, null);
    }

    static Text mrkdwn(String text) {
      return new Text("mrkdwn", text, true);
    }
  }
}
