package dev.weatherglass.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.notify.Examples;
import dev.weatherglass.notify.message.Message;
import dev.weatherglass.notify.message.Messages;
import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.ReceivedRequest;
import dev.weatherglass.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpChannelsTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Message MESSAGE = new Messages(null).write(Examples.firing(), "m1");

  private final HttpReceiver receiver = HttpReceiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void slack_gets_text_and_blocks() throws InterruptedException {
    assertThat(slack(Duration.ofSeconds(30)).send(MESSAGE)).isEqualTo(new SendResult.Sent(null));

    ReceivedRequest request = receiver.await();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/services/T0/B0/hush");
    assertThat(request.header("content-type")).startsWith("application/json");
    assertThat(Json.MAPPER.readTree(request.body()))
        .isEqualTo(Json.MAPPER.readTree(Json.write(SlackText.of(MESSAGE))));
  }

  @Test
  void a_webhook_gets_a_signed_problem() throws InterruptedException {
    webhook().send(MESSAGE);

    ReceivedRequest request = receiver.await();
    JsonNode body = Json.MAPPER.readTree(request.body());
    assertThat(body.path("type").asString()).isEqualTo("problem.firing");
    assertThat(body.path("timestamp").asString()).isEqualTo("2026-11-23T08:42:00Z");
    assertThat(body.at("/data/changes/0/version").asString()).isEqualTo("2.14.0");
    assertThat(body.at("/data/alerts/0/series/effect/value").asDouble()).isEqualTo(0.324);
    assertThat(request.header("webhook-id")).isEqualTo("m1");
    assertThat(request.header("webhook-timestamp")).isEqualTo("1795420800");
    assertThat(request.header("webhook-signature"))
        .isEqualTo(
            WebhookSignature.of(settings("webhook"), "secret")
                .sign("m1", NOW.getEpochSecond(), request.body()));
  }

  @Test
  void a_repeat_carries_the_same_id_and_the_same_body() throws InterruptedException {
    webhook().send(MESSAGE);
    webhook().send(MESSAGE);

    ReceivedRequest first = receiver.await();
    ReceivedRequest second = receiver.await();
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(second.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void a_2xx_is_sent(int status) {
    receiver.answers(Answer.status(status));

    assertThat(webhook().send(MESSAGE)).isInstanceOf(SendResult.Sent.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 413})
  void other_4xx_are_refused(int status) {
    receiver.answers(Answer.status(status));

    assertThat(webhook().send(MESSAGE)).isEqualTo(new SendResult.Refused("HTTP " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void what_may_pass_is_tried_later(int status) {
    receiver.answers(Answer.status(status));

    assertThat(webhook().send(MESSAGE)).isEqualTo(new SendResult.TryLater(null, "HTTP " + status));
  }

  @ParameterizedTest
  @CsvSource({"17, 17", "'Mon, 23 Nov 2026 08:01:00 GMT', 60"})
  void it_says_how_long_the_other_side_wants_to_be_left_alone(String value, long seconds) {
    receiver.answers(new Answer.Reply(503, Map.of("Retry-After", value), ""));

    assertThat(webhook().send(MESSAGE))
        .isEqualTo(new SendResult.TryLater(Duration.ofSeconds(seconds), "HTTP 503"));
  }

  @Test
  void a_redirect_is_not_followed() {
    receiver.answers(
        new Answer.Reply(307, Map.of("Location", receiver.url("/elsewhere").toString()), ""));

    assertThat(webhook().send(MESSAGE))
        .isEqualTo(new SendResult.Refused("HTTP 307, and redirects are not followed"));
    assertThat(receiver.rest()).hasSize(1);
  }

  @Test
  void a_hanging_receiver_is_tried_later() {
    receiver.answers(Answer.hang());

    assertThat(slack(Duration.ofMillis(200)).send(MESSAGE))
        .isEqualTo(new SendResult.TryLater(null, "no answer within 200 ms"));
  }

  @Test
  void a_receiver_that_is_not_there_is_tried_later_and_its_address_not_told() {
    Channel channel = slack(Duration.ofSeconds(30));
    receiver.close();

    assertThat(channel.send(MESSAGE))
        .isEqualTo(new SendResult.TryLater(null, "cannot be reached: ConnectException"));
  }

  @Test
  void a_cut_connection_is_tried_later() {
    receiver.answers(Answer.cut());

    assertThat(slack(Duration.ofSeconds(30)).send(MESSAGE)).isInstanceOf(SendResult.TryLater.class);
  }

  @Test
  void slacks_word_for_the_error_is_told_and_nothing_that_may_be_secret() {
    receiver.answers(
        new Answer.Reply(400, Map.of(), "invalid_blocks"),
        new Answer.Reply(404, Map.of(), "Cannot POST /services/T0/B0/hush"),
        new Answer.Reply(404, Map.of(), "x".repeat(1_000_000)));
    Channel channel = slack(Duration.ofSeconds(30));

    assertThat(channel.send(MESSAGE)).isEqualTo(new SendResult.Refused("HTTP 400 invalid_blocks"));
    assertThat(channel.send(MESSAGE)).isEqualTo(new SendResult.Refused("HTTP 404"));
    assertThat(channel.send(MESSAGE)).isEqualTo(new SendResult.Refused("HTTP 404"));
  }

  private Channel webhook() {
    return Channels.open(settings("webhook"), outside(Duration.ofSeconds(30)));
  }

  private Channel slack(Duration timeout) {
    return Channels.open(settings("slack"), outside(timeout));
  }

  private ChannelSettings settings(String kind) {
    String url = receiver.url("/services/T0/B0/hush").toString();
    return new ChannelSettings(
        "ops",
        kind,
        kind.equals("slack") ? Map.of("url", url) : Map.of("url", url, "secret", SECRET));
  }

  private static Outside outside(Duration timeout) {
    InstantSource clock = InstantSource.fixed(NOW);
    return new Outside(new HttpPost(timeout, clock), clock);
  }
}
