package dev.weatherglass.notify.channel;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.notify.message.Fact;
import dev.weatherglass.notify.message.Link;
import dev.weatherglass.notify.message.Message;
import java.util.ArrayList;
import java.util.List;

/// Gives one message Slack's form. Everything fits Slack's limits whatever senders have sent: what
/// comes later in the message is cut first.
final class SlackText {

  /// A few words; less would only be an ellipsis.
  private static final int WORTH_SAYING = 20;

  private int left = SlackLimits.ALL_BLOCKS;

  private SlackText() {}

  /// What Slack gets for this message.
  static SlackBody of(Message message) {
    SlackText slack = new SlackText();
    List<SlackBody.Block> blocks = new ArrayList<>();
    blocks.add(new SlackBody.Header(slack.header(message)));
    List<SlackBody.Button> buttons = slack.buttons(message.links());
    blocks.add(new SlackBody.Section(slack.fields(message.facts())));
    List<SlackBody.Text> notes = slack.notes(message.notes());
    if (!notes.isEmpty()) {
      blocks.add(new SlackBody.Context(notes));
    }
    if (!buttons.isEmpty()) {
      blocks.add(new SlackBody.Actions(buttons));
    }
    String text =
        new Mrkdwn().text(glyph(message.state()) + message.sentence()).cut(SlackLimits.TEXT);
    return new SlackBody(text, blocks);
  }

  private String header(Message message) {
    String title = glyph(message.state()) + message.title().replaceAll("\\s+", " ");
    return spend(new Mrkdwn().text(title), SlackLimits.HEADER);
  }

  private List<SlackBody.Text> fields(List<Fact> facts) {
    return facts.stream()
        .limit(SlackLimits.FIELDS)
        .takeWhile(_ -> left >= WORTH_SAYING)
        .map(this::field)
        .toList();
  }

  private SlackBody.Text field(Fact fact) {
    Mrkdwn text = new Mrkdwn().strong(fact.name()).line().parts(fact.parts());
    return SlackBody.Text.mrkdwn(spend(text, SlackLimits.FIELD));
  }

  private List<SlackBody.Text> notes(List<String> notes) {
    return notes.stream()
        .limit(SlackLimits.CONTEXT_ELEMENTS)
        .takeWhile(_ -> left >= WORTH_SAYING)
        .map(note -> SlackBody.Text.mrkdwn(spend(new Mrkdwn().text(note), SlackLimits.SECTION)))
        .toList();
  }

  private List<SlackBody.Button> buttons(List<Link> links) {
    List<SlackBody.Button> buttons = new ArrayList<>();
    for (Link link : links.stream().limit(SlackLimits.BUTTONS).toList()) {
      if (Mrkdwn.length(link.url()) <= SlackLimits.URL) {
        String title = spend(new Mrkdwn().text(link.title()), SlackLimits.BUTTON);
        buttons.add(new SlackBody.Button(title, link.url(), "open-" + (buttons.size() + 1)));
      }
    }
    return buttons;
  }

  /// Cuts to the limit of the place and to what is left of the whole.
  private String spend(Mrkdwn text, int limit) {
    String cut = text.cut(Math.min(limit, left));
    left -= Mrkdwn.length(cut);
    return cut;
  }

  private static String glyph(AlertState state) {
    return switch (state) {
      case FIRING -> "🔴 ";
      case RESOLVED -> "✅ ";
    };
  }
}
