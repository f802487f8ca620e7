package dev.weatherglass.notify.channel;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.notify.message.Message;
import dev.weatherglass.notify.message.ProblemView;
import dev.weatherglass.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Any program that takes Standard Webhooks. `webhook-id` is the message id, the same on every
/// attempt, so a receiver that remembers ids sees each message once.
final class WebhookChannel implements Channel {

  static final ChannelKind KIND =
      new ChannelKind(
          "webhook",
          List.of(new ChannelKind.Option("url", true), new ChannelKind.Option("secret", true)),
          WebhookChannel::new);

  private final String name;
  private final SecretUrl url;
  private final WebhookSignature signature;
  private final HttpPost http;
  private final InstantSource wallClock;

  private WebhookChannel(ChannelSettings settings, Outside outside) {
    this.name = settings.name();
    this.url = SecretUrl.of(settings, "url");
    this.signature = WebhookSignature.of(settings, "secret");
    this.http = outside.http();
    this.wallClock = outside.wallClock();
  }

  /// @param type `problem.firing` or `problem.resolved`
  /// @param timestamp event time at which that state was entered
  /// @param data the problem
  private record Body(String type, Instant timestamp, ProblemView data) {

    static Body of(Message message) {
      return new Body(type(message.state()), message.problem().enteredAt(), message.problem());
    }

    private static String type(AlertState state) {
      return "problem." + state.word();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SendResult send(Message message) {
    byte[] body = Json.write(Body.of(message));
    long timestamp = wallClock.instant().getEpochSecond();
    return http.json(
        url,
        body,
        Map.of(
            "webhook-id", message.id(),
            "webhook-timestamp", String.valueOf(timestamp),
            "webhook-signature", signature.sign(message.id(), timestamp, body)));
  }
}
