package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.problem;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Scope;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who may see `checkout` alone, in a history that holds `payment` too.
@OnEveryDatabase
class VisibleTest {

  private static final Grant CHECKOUT =
      new Grant("checkout-team", Set.of(Scope.READ), Optional.of(Set.of("checkout")));
  private static final DeployEvent OURS = deploy("checkout", "1.4.2");
  private static final DeployEvent THEIRS = deploy("payment", "9");
  private static final Problem THEIR_PROBLEM = problem(THEIRS, AlertState.FIRING);

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private Hub hub;

  @BeforeEach
  void open() {
    History history = kept.open(directory.resolve("history.db"), 4);
    hub = Hub.over(history, CHECKOUT);
    new Story(history)
        .happened(OURS)
        .happened(THEIRS)
        .judged(verdict(OURS, VerdictState.REGRESSED, false))
        .judged(verdict(THEIRS, VerdictState.REGRESSED, false))
        .alerted(problem(OURS, AlertState.FIRING))
        .alerted(THEIR_PROBLEM);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploys", "verdicts", "alerts", "services"})
  void a_list_shows_only_what_the_asker_may_see(String list) throws Exception {
    String answer = hub.json("/api/v1/" + list).toString();

    assertThat(answer).contains("checkout").doesNotContain("payment");
    assertThat(hub.json("/api/v1/" + list).at("/items").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploys", "verdicts", "alerts"})
  void asking_for_another_service_finds_nothing(String list) throws Exception {
    assertThat(hub.json("/api/v1/" + list + "?service=payment").at("/items").size()).isZero();
  }

  @Test
  void a_single_thing_of_another_service_is_not_found() throws Exception {
    String alert = THEIR_PROBLEM.alerts().getFirst().fingerprint();

    assertNotFound("/api/v1/deploys/" + THEIRS.deployId());
    assertNotFound("/api/v1/deploys/" + THEIRS.deployId() + "/verdict");
    assertNotFound("/api/v1/verdicts/verdict-of-" + THEIRS.deployId());
    assertNotFound("/api/v1/alerts/" + alert);
    assertNotFound("/api/v1/services/payment");
  }

  @Test
  void a_single_thing_of_the_own_service_is_shown() throws Exception {
    assertThat(hub.json("/api/v1/deploys/" + OURS.deployId() + "/verdict").at("/state").asString())
        .isEqualTo("regressed");
    assertThat(hub.json("/api/v1/services/checkout").at("/name").asString()).isEqualTo("checkout");
  }

  @Test
  void the_page_shows_nothing_of_another_service() throws Exception {
    assertThat(hub.get("/").body()).contains("checkout").doesNotContain("payment");
  }

  @Test
  void the_stream_tells_nothing_of_another_service() throws Exception {
    hub.close();
    History history = kept.open(directory.resolve("other.db"), 4);
    hub = Hub.over(history, CHECKOUT);
    new Story(history)
        .told(Feed.Type.DEPLOY, "of-payment", "payment")
        .told(Feed.Type.DEPLOY, "of-nobody", null)
        .told(Feed.Type.DEPLOY, "of-checkout", "checkout");

    try (SseReader client = SseReader.of(hub.open("/api/v1/stream?lastEventId=0"))) {
      assertThat(client.next().data()).contains("of-checkout");
    }
  }

  private void assertNotFound(String path) throws Exception {
    HttpResponse<String> answer = hub.get(path);

    assertThat(answer.statusCode()).as(path).isEqualTo(404);
    assertThat(answer.body()).contains("/problems/not-found");
  }
}
