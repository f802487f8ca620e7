package dev.weatherglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpReceiverTest {

  private final HttpReceiver chat = HttpReceiver.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.shutdownNow();
    chat.close();
  }

  @Test
  void a_request_is_remembered_whole() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(chat.url("/services/T1?wait=1"))
            .header("Webhook-Id", "msg_1")
            .POST(BodyPublishers.ofByteArray(new byte[] {0, (byte) 0xff}))
            .build();
    client.send(request, BodyHandlers.discarding());

    ReceivedRequest got = chat.await();

    assertThat(got.method()).isEqualTo("POST");
    assertThat(got.path()).isEqualTo("/services/T1?wait=1");
    assertThat(got.header("webhook-id")).isEqualTo("msg_1");
    assertThat(got.header("Authorization")).isNull();
    assertThat(got.body()).containsExactly(0, 0xff);
  }

  @Test
  void answers_follow_the_script_and_then_are_200() throws Exception {
    chat.answers(
        Answer.tooMany(Duration.ofSeconds(7)), Answer.status(500), Answer.json(201, "{\"id\":1}"));

    HttpResponse<String> first = post("one");
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(post("two").statusCode()).isEqualTo(500);
    assertThat(post("three").body()).isEqualTo("{\"id\":1}");
    assertThat(post("four").statusCode()).isEqualTo(200);

    assertThat(chat.await(4))
        .extracting(ReceivedRequest::text)
        .containsExactly("one", "two", "three", "four");
  }

  @Test
  void a_hanging_receiver_has_the_request_but_never_answers() throws Exception {
    chat.answers(Answer.hang());

    var answer = client.sendAsync(request("slow"), BodyHandlers.ofString());

    assertThat(chat.await().text()).isEqualTo("slow");
    assertThat(answer).isNotDone();
  }

  @Test
  void a_cut_connection_is_an_error_for_the_sender() throws Exception {
    // Two: the JDK's client tries once more on a connection that it was the first to use.
    chat.answers(Answer.cut(), Answer.cut());

    assertThatThrownBy(() -> post("lost")).isInstanceOf(IOException.class);

    assertThat(chat.await().text()).isEqualTo("lost");
  }

  @Test
  void what_nobody_awaited_can_be_looked_at_without_waiting() throws Exception {
    assertThat(chat.rest()).isEmpty();

    post("one");

    assertThat(chat.rest()).extracting(ReceivedRequest::text).isEqualTo(List.of("one"));
  }

  @Test
  void an_impossible_status_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Answer.status(42))
        .withMessage("status must be 200 to 599 but was 42");
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return client.send(request(body), BodyHandlers.ofString());
  }

  private HttpRequest request(String body) {
    return HttpRequest.newBuilder(chat.url("/")).POST(BodyPublishers.ofString(body)).build();
  }
}
