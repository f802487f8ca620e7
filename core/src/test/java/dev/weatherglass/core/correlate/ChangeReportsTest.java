package dev.weatherglass.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TimeQuality;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeReportsTest {

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void a_deploy_that_is_only_queued_is_not_judged() {
    assertThat(reports(event(Phase.QUEUED, 0, Outcome.UNKNOWN)).change("checkout")).isEmpty();
  }

  @Test
  void the_onset_is_the_start_whenever_it_is_told() {
    var started = event(Phase.STARTED, 0, Outcome.UNKNOWN);
    var finished = event(Phase.FINISHED, 60, Outcome.SUCCESS);

    assertThat(reports(started, finished).change("checkout"))
        .isEqualTo(reports(finished, started, started).change("checkout"))
        .hasValueSatisfying(change -> assertThat(change.onset()).isEqualTo(AT));
  }

  @Test
  void what_was_cancelled_before_it_started_is_not_judged() {
    assertThat(reports(event(Phase.FINISHED, 0, Outcome.CANCELLED)).change("checkout")).isEmpty();
  }

  @Test
  void what_was_cancelled_after_it_started_is_judged() {
    assertThat(
            reports(
                    event(Phase.STARTED, 0, Outcome.UNKNOWN),
                    event(Phase.FINISHED, 9, Outcome.CANCELLED))
                .change("checkout"))
        .isPresent();
  }

  @Test
  void of_one_report_told_twice_the_one_that_was_recorded_later_counts() {
    var told = event(Phase.FINISHED, 0, Outcome.SUCCESS);
    var mended =
        told.withContext(
            told.context().renamed("checkout", "staging").recordedAt(AT.plusSeconds(3_600)));

    assertThat(reports(told, mended).change("checkout"))
        .isEqualTo(reports(mended, told).change("checkout"))
        .hasValueSatisfying(change -> assertThat(change.environment()).isEqualTo("staging"));
  }

  private static ChangeReports reports(DeployEvent... events) {
    ChangeReports reports = ChangeReports.of("id");
    for (DeployEvent event : List.of(events)) {
      reports = reports.with(event);
    }
    return reports;
  }

  private static DeployEvent event(Phase phase, int secondsLater, Outcome outcome) {
    return new DeployEvent(
        new EventContext(
            new EventIdentity("/ci", phase.word(), EventKind.DEPLOY.type(phase)),
            AT.plusSeconds(secondsLater),
            TimeQuality.SOURCE,
            AT.plusSeconds(90),
            "checkout",
            null,
            "production",
            phase,
            outcome,
            new Revision("2.0.0", null, null),
            "17",
            null,
            "native",
            Map.of(),
            Map.of()),
        DeployEvent.How.ROLLOUT,
        false,
        null,
        null);
  }
}
