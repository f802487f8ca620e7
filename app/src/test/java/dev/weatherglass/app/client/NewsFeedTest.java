package dev.weatherglass.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NewsFeedTest {

  private final HttpReceiver hub = HttpReceiver.start();
  private final HubClient client = new HubClient(hub.url("").toString(), Optional.of("wg_secret"));
  private final List<News> news = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @AfterEach
  void stop() {
    client.close();
    hub.close();
  }

  @Test
  void it_reads_on_after_the_last_news_when_the_hub_ends_the_stream() throws Exception {
    hub.answers(
        stream("retry: 3000\nid: 7\n\nid: 8\nevent: deploy\ndata: {\"a\":1}\n\n"),
        Answer.status(503),
        stream(": heartbeat\nid: 9\n\nid: 10\nevent: alert\ndata: {\"b\":2}\n\n"));

    follow(2);

    assertThat(news)
        .containsExactly(new News("deploy", "{\"a\":1}"), new News("alert", "{\"b\":2}"));
    assertThat(hub.await(3)).map(NewsFeedTest::lastEventId).containsExactly("", "8", "8");
    assertThat(said).containsExactly("the hub ended the stream: connecting again …");
  }

  @Test
  void a_heartbeat_moves_it_on_over_news_that_it_did_not_want() throws Exception {
    hub.answers(
        stream("id: 7\n\n: heartbeat\nid: 12\n\n"), stream("id: 13\nevent: deploy\ndata: 1\n\n"));

    follow(1);

    assertThat(hub.await(2)).map(NewsFeedTest::lastEventId).containsExactly("", "12");
  }

  @Test
  void every_request_shows_the_token() throws Exception {
    hub.answers(stream("id: 1\nevent: deploy\ndata: 1\n\n"));

    follow(1);

    assertThat(hub.await().header("Authorization")).isEqualTo("Bearer wg_secret");
  }

  @Test
  void a_hub_that_is_not_there_at_first_is_an_error() {
    hub.close();

    assertThatThrownBy(() -> follow(1)).hasMessageContaining("no hub answers at");
  }

  @Test
  void a_refusal_is_not_tried_again() {
    hub.answers(Answer.json(400, "{\"detail\":\"types must be known\"}"));

    assertThatThrownBy(() -> follow(1)).hasMessageContaining("types must be known");
  }

  private void follow(int wanted) throws InterruptedException {
    new NewsFeed(client, "/api/v1/stream", Optional.empty(), _ -> {}, said::add)
        .follow(each -> {
          news.add(each);
          return news.size() < wanted;
        });
  }

  private static Answer stream(String text) {
    return new Answer.Reply(200, Map.of("Content-Type", "text/event-stream"), text);
  }

  private static String lastEventId(ReceivedRequest request) {
    return Objects.requireNonNullElse(request.header("Last-Event-ID"), "");
  }
}
