package dev.weatherglass.notify.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.notify.Examples;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Messages MESSAGES =
      new Messages(new HubLinks(URI.create("https://hub.example.com/")));

  @Test
  void a_firing_problem_says_what_by_how_much_and_since_which_change() {
    Message message = MESSAGES.write(Examples.firing(), "m1");

    assertThat(message.title()).isEqualTo("checkout: p95 latency +32 % since 2.14.0");
    assertThat(message.sentence())
        .isEqualTo(
            "checkout in production: p95 latency went from 182 to 241 ms (+32 %)"
                + " since deploy 2.14.0 by dana.");
    assertThat(message.notes())
        .containsExactly(
            "also worse: error ratio 0.2 → 0.9 %",
            "also possible: restart of 5.1.0 (12 %)", "named by timing; the cause may be another");
  }

  @Test
  void a_resolved_problem_says_how_long_it_was_and_what_ended_it() {
    Message message = MESSAGES.write(Examples.resolved(), "m2");

    assertThat(message.title()).isEqualTo("checkout: p95 latency recovered after 17 min");
    assertThat(message.sentence())
        .isEqualTo(
            "checkout in production: p95 latency recovered after 17 min,"
                + " brought about by rollback to 2.13.2 by ken.");
  }

  @Test
  void what_a_person_ended_says_who_and_why_and_thanks_no_change() {
    Message message = MESSAGES.write(Examples.resolvedByHand("scaled out"), "m");

    assertThat(message.title()).isEqualTo("checkout: p95 latency was resolved by ken after 17 min");
    assertThat(message.sentence())
        .isEqualTo(
            "checkout in production: p95 latency was resolved by ken after 17 min: scaled out.");
    assertThat(message.facts()).contains(Fact.of("Why", new Part.Text("scaled out")));
    assertThat(message.problem().alerts().getFirst().resolvedBy().by()).isEqualTo("ken");
    assertThat(MESSAGES.write(Examples.resolvedByHand(null), "m").sentence())
        .endsWith("was resolved by ken after 17 min.");
  }

  @Test
  void a_false_alarm_says_who_says_so() {
    Message message = MESSAGES.write(Examples.falseAlarm(), "m");

    assertThat(message.title()).isEqualTo("checkout: p95 latency was a false alarm, says ken");
    assertThat(message.sentence()).endsWith("was a false alarm, says ken: a load test.");
  }

  @Test
  void a_problem_that_is_told_late_says_who_looks_after_it_already() {
    assertThat(MESSAGES.write(Examples.acked(), "m").notes())
        .contains("looked after by ken: looking");
  }

  @Test
  void a_recovery_without_a_known_change_says_so() {
    Problem problem =
        Examples.problem("p", AlertState.RESOLVED, Instant.parse("2026-11-23T09:00:12Z"));

    assertThat(MESSAGES.write(problem, "m").sentence())
        .endsWith("recovered after 20 min, and no change is known to have brought it about.");
  }

  @Test
  void a_problem_about_missing_data_is_told_in_the_words_it_came_with() {
    Message firing = MESSAGES.write(Examples.silent(AlertState.FIRING), "m");
    Message over = MESSAGES.write(Examples.silent(AlertState.RESOLVED), "m");

    assertThat(firing.title()).isEqualTo("checkout sends no series since 2.14.0");
    assertThat(firing.sentence()).isEqualTo("checkout sends no series since 2.14.0");
    assertThat(over.title())
        .isEqualTo("checkout: over after 17 min (checkout sends no series since 2.14.0)");
    assertThat(over.sentence())
        .isEqualTo(
            "checkout in production: over after 17 min (checkout sends no series since 2.14.0),"
                + " and no change is known to have brought it about.");
  }

  @Test
  void a_problem_that_no_change_explains_names_none() {
    Problem problem = Examples.problem("p", AlertState.FIRING, Examples.DEPLOYED, List.of(), null);

    Message message = MESSAGES.write(problem, "m");

    assertThat(message.title()).isEqualTo("checkout: p95 latency +32 %");
    assertThat(message.facts())
        .contains(Fact.of("Change", new Part.Text("none known at that time")));
    assertThat(message.notes()).noneMatch(note -> note.startsWith("named"));
  }

  @Test
  void a_change_of_another_service_is_named_with_its_service() {
    Change payments =
        new Change(
            "deploy-x",
            EventKind.DEPLOY,
            "payments",
            "production",
            Examples.DEPLOYED,
            new Revision("7.0.1", null, null),
            DeployEvent.How.ROLLOUT,
            null,
            "/ci",
            null);
    Problem problem =
        Examples.problem("p", AlertState.FIRING, Examples.DEPLOYED, List.of(payments), null);

    assertThat(MESSAGES.write(problem, "m").title())
        .isEqualTo("checkout: p95 latency +32 % since 7.0.1 of payments");
  }

  @Test
  void links_lead_to_the_hub_and_to_the_sender() {
    assertThat(MESSAGES.write(Examples.firing(), "m").links())
        .extracting(Link::url)
        .containsExactly(
            "https://hub.example.com/api/v1/deploys/deploy-2.14.0/verdict",
            "https://hub.example.com/api/v1/alerts/"
                + Examples.firing().alerts().getFirst().fingerprint(),
            "https://ci.example.com/runs/2.14.0");
  }

  @Test
  void a_senders_link_that_is_no_page_is_not_a_link() {
    Change change =
        new Change(
            "deploy-x",
            EventKind.DEPLOY,
            "checkout",
            "production",
            Examples.DEPLOYED,
            Revision.UNKNOWN,
            DeployEvent.How.ROLLOUT,
            null,
            "/ci",
            "javascript:alert(1)");
    Problem problem =
        Examples.problem("p", AlertState.FIRING, Examples.DEPLOYED, List.of(change), null);

    assertThat(new Messages(null).write(problem, "m").links()).isEmpty();
  }

  @Test
  void an_address_of_the_hub_that_is_none_is_refused_by_name_and_value() {
    assertThatThrownBy(() -> new HubLinks(URI.create("hub.example.com")))
        .hasMessage("http.url must be an absolute http or https address but was hub.example.com");
  }
}
