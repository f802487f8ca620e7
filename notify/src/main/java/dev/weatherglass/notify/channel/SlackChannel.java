package dev.weatherglass.notify.channel;

import dev.weatherglass.notify.message.Message;
import dev.weatherglass.wire.Json;
import java.util.List;
import java.util.Map;

/// Slack by an incoming webhook: a message with links. Such a webhook cannot show a picture, change
/// a message it has sent or open a thread, and it knows no message id, so the one message that was
/// in flight when we were killed may show twice.
final class SlackChannel implements Channel {

  static final ChannelKind KIND =
      new ChannelKind("slack", List.of(new ChannelKind.Option("url", true)), SlackChannel::new);

  private final String name;
  private final SecretUrl url;
  private final HttpPost http;

  private SlackChannel(ChannelSettings settings, Outside outside) {
    this.name = settings.name();
    this.url = SecretUrl.of(settings, "url");
    this.http = outside.http();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SendResult send(Message message) {
    return http.json(url, Json.write(SlackText.of(message)), Map.of());
  }
}
