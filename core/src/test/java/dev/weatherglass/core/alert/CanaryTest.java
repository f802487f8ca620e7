package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.verify.SeriesJudgement;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A new version gets a tenth of the traffic beside the old one.
class CanaryTest {

  private static final int BASELINE = 250;

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35})
  void errors_of_the_new_version_alone_are_found_earlier_side_by_side(long seed) {
    Duration apart = delay(canary(seed, "1.0.0", 0.05).verdict("2.0.0"));
    Duration together = delay(canary(seed, "", 0.05).verdict("2.0.0"));

    assertThat(apart).isLessThan(together).isLessThanOrEqualTo(Story.BUCKET.multipliedBy(20));
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44, 45})
  void an_incident_that_hits_both_versions_is_not_blamed_on_the_new_one(long seed) {
    Story seen = incident(seed, "1.0.0");
    Story unseen = incident(seed, "");

    assertThat(seen.verdict("2.0.0").state()).isNotEqualTo(VerdictState.REGRESSED);
    assertThat(unseen.verdict("2.0.0").state()).isEqualTo(VerdictState.REGRESSED);
  }

  @Test
  void what_shows_when_the_rollout_is_over_is_compared_with_before() {
    Story story = labelled(51, "1.0.0").run(BASELINE).deploy("2.0.0");
    for (double share : new double[] {0.25, 0.5, 0.75, 1}) {
      story.canary("2.0.0", share, 0.01).run(5);
    }
    assertThat(story.verdict("2.0.0").firedAt()).isNull();

    story.canary("2.0.0", 1, 0.05).run(20);
    assertThat(story.verdict("2.0.0").state()).isEqualTo(VerdictState.REGRESSED);
  }

  @Test
  void a_rollout_that_goes_wrong_from_its_first_instance_on_is_found_during_it() {
    Story story = labelled(52, "1.0.0").run(BASELINE).deploy("2.0.0");
    for (double share : new double[] {0.25, 0.5, 0.75}) {
      story.canary("2.0.0", share, 0.05).run(5);
    }
    assertThat(story.verdict("2.0.0").state()).isEqualTo(VerdictState.REGRESSED);
  }

  @Test
  void an_incident_between_the_change_and_its_first_request_is_not_its_own() {
    Story story = labelled(53, "1.0.0").run(BASELINE).deploy("2.0.0").errors(0.02).run(1);
    story.canary("2.0.0", 0.1, 0.02).run(121);

    assertThat(story.verdict("2.0.0").state()).isNotEqualTo(VerdictState.REGRESSED);
    assertThat(errors(story).lnE()).isLessThan(1);
  }

  @Test
  void a_canary_that_is_told_late_gets_the_evidence_it_would_have_got_on_time() {
    Story onTime = canary(54, "1.0.0", 0.05);
    Story late = labelled(54, "1.0.0").run(BASELINE);
    Instant onset = late.now();
    late.canary("2.0.0", 0.1, 0.05).run(70).tell(Story.finished("2.0.0", onset, "/ci")).run(51);

    assertThat(errors(late).lnE()).isEqualTo(errors(onTime).lnE()).isGreaterThan(5);
    assertThat(errors(late).effect()).isEqualTo(errors(onTime).effect());
  }

  /// The errors are the old version's usual ones, and more of the new one.
  private static Story canary(long seed, String older, double failing) {
    return labelled(seed, older)
        .run(BASELINE)
        .deploy("2.0.0")
        .canary("2.0.0", 0.1, failing)
        .run(121);
  }

  private static Story incident(long seed, String older) {
    return labelled(seed, older)
        .run(BASELINE)
        .deploy("2.0.0")
        .errors(0.05)
        .canary("2.0.0", 0.1, 0.05)
        .run(121);
  }

  private static Story labelled(long seed, String older) {
    Story story = new Story(seed).errors(0.01);
    return older.isEmpty() ? story : story.labelled(older);
  }

  private static Duration delay(Verdict verdict) {
    Instant fired = verdict.firedAt();
    return fired == null ? Duration.ofDays(1) : Duration.between(verdict.onset(), fired);
  }

  private static SeriesJudgement errors(Story story) {
    return story.verdict("2.0.0").series().stream()
        .filter(series -> series.signal().name().equals("errors"))
        .findFirst()
        .orElseThrow();
  }
}
