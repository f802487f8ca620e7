package dev.weatherglass.app.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.ReceivedRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against a hub that answers what the test wants; `ImportIT` has a real one.
class BulkImportTest {

  private static final Answer TAKEN =
      Answer.json(202, "{\"accepted\":2,\"rejected\":0,\"items\":[]}");

  private final HttpReceiver hub = HttpReceiver.start();
  private final HubClient client = new HubClient(hub.url("").toString());
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  @AfterEach
  void stop() {
    client.close();
    hub.close();
  }

  @Test
  void items_are_sent_as_lines() throws Exception {
    hub.answers(TAKEN);

    Imported imported = run(2);

    ReceivedRequest request = hub.await();
    assertThat(request.path()).isEqualTo("/api/v1/events");
    assertThat(lines(request)).isEqualTo(2);
    assertThat(imported.accepted()).isEqualTo(2);
    assertThat(imported.refused()).isZero();
  }

  @Test
  void it_waits_as_long_as_the_hub_asks_and_goes_on() throws Exception {
    hub.answers(Answer.tooMany(Duration.ofSeconds(17)), Answer.status(503), TAKEN);

    Imported imported = run(2);

    assertThat(waits).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(5));
    assertThat(imported.accepted()).isEqualTo(2);
  }

  @Test
  void what_a_hub_could_not_acknowledge_in_time_is_sent_in_halves() throws Exception {
    hub.answers(Answer.status(503), TAKEN, TAKEN);

    Imported _ = run(400);

    assertThat(hub.await(3)).map(BulkImportTest::lines).containsExactly(400, 200, 200);
  }

  @Test
  void a_refused_item_is_told_with_its_line() throws Exception {
    hub.answers(
        Answer.json(
            202,
            """
            {"accepted":1,"rejected":1,"items":[{"index":0,"status":202},{"index":1,"status":400,
             "errors":[{"pointer":"/kind","detail":"kind must be one of deploy but was x","item":1}]}]}
            """));

    Imported imported = run(2);

    assertThat(imported.accepted()).isEqualTo(1);
    assertThat(imported.refused()).isEqualTo(1);
    assertThat(refusals).containsExactly("line 2: /kind must be one of deploy but was x");
  }

  @Test
  void a_request_of_which_nothing_was_taken_tells_of_each_item_why() throws Exception {
    hub.answers(
        Answer.json(
            400,
            """
            {"status":400,"errors":[{"pointer":"/a","detail":"a is wrong","item":0},
             {"pointer":"/b","detail":"b is wrong","item":0},{"pointer":"/c","detail":"is wrong","item":1}]}
            """));

    Imported imported = run(2);

    assertThat(imported.refused()).isEqualTo(2);
    assertThat(refusals).containsExactly("line 1: /a is wrong; /b is wrong", "line 2: /c is wrong");
  }

  @Test
  void a_token_that_may_not_write_ends_the_import() {
    hub.answers(Answer.json(403, "{\"detail\":\"the token lacks events:write\"}"));

    assertThatThrownBy(() -> run(2))
        .isInstanceOf(HubAnswerException.class)
        .hasMessageContaining("lacks events:write")
        .hasMessageContaining("WEATHERGLASS_TOKEN");
  }

  @Test
  void a_hub_that_goes_away_and_comes_back_costs_nothing() throws Exception {
    hub.answers(TAKEN, Answer.cut(), TAKEN);

    Imported imported = run(Pace.FIRST.items() + 2);

    assertThat(waits).containsExactly(Duration.ofSeconds(5));
    assertThat(imported.accepted()).isEqualTo(4);
  }

  @Test
  void a_hub_that_was_never_there_is_an_error_at_once() {
    hub.answers(Answer.cut());

    assertThatThrownBy(() -> run(2)).hasMessageContaining("no hub answers");
    assertThat(waits).isEmpty();
  }

  @Test
  void it_gives_up_after_ten_minutes_and_says_how_to_go_on() {
    hub.answers(IntStream.range(0, 200).mapToObj(_ -> Answer.status(503)).toArray(Answer[]::new));

    assertThatThrownBy(() -> run(2))
        .hasMessageContaining("gave up: the hub is busy for 10 minutes. 0 events are in")
        .hasMessageContaining("import the same file again");
  }

  @Test
  void an_item_that_is_too_large_alone_is_refused_and_the_others_are_not() throws Exception {
    Answer tooLarge = Answer.json(413, "{\"detail\":\"A record is too large\"}");
    Answer one = Answer.json(202, "{\"accepted\":1,\"items\":[]}");
    hub.answers(tooLarge, tooLarge, one);

    Imported imported = run(2);

    assertThat(imported.accepted()).isEqualTo(1);
    assertThat(refusals).containsExactly("line 1: A record is too large");
  }

  private Imported run(int items) throws Exception {
    String text =
        IntStream.range(0, items)
            .mapToObj(i -> "{\"kind\":\"deploy\",\"service\":\"shop\",\"id\":\"" + i + "\"}")
            .collect(Collectors.joining("\n"));
    try (var file =
        new EventFile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      return new BulkImport(client, this::pause, nanos::get, new Told()).run(file);
    }
  }

  private void pause(Duration time) {
    waits.add(time);
    nanos.addAndGet(time.toNanos());
  }

  private static int lines(ReceivedRequest request) {
    return (int) new String(request.body(), StandardCharsets.UTF_8).lines().count();
  }

  private final class Told implements BulkImport.Listener {
    @Override
    public void refused(Refusal refusal) {
      refusals.add(refusal.told());
    }

    @Override
    public void accepted(long items) {}

    @Override
    public void waits(Duration time, String why) {}
  }
}
