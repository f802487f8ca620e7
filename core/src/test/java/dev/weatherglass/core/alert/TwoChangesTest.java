package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.SeriesJudgement;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two changes of one service, one of which made it slower.
class TwoChangesTest {

  private static final int BASELINE = 250;
  private static final int WINDOW = 121;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void so_close_that_nothing_tells_them_apart_they_get_the_verdict_of_one(int apart) {
    for (long seed = 1; seed <= 2; seed++) {
      Story alone = new Story(seed).run(BASELINE).deploy("2.0.0").latency(0.230).run(WINDOW);
      Story both =
          new Story(seed)
              .run(BASELINE)
              .deploy("2.0.0")
              .latency(0.230)
              .run(apart)
              .deploy("2.0.1")
              .run(WINDOW - apart);

      Verdict verdict = both.verdict("2.0.0");
      assertThat(verdict.state()).isEqualTo(VerdictState.REGRESSED);
      assertThat(verdict.changes()).hasSize(2);
      assertThat(both.verdict("2.0.1")).isEqualTo(verdict);
      same(verdict, alone.verdict("2.0.0"));
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "10, 1", "30, 0", "30, 1", "80, 0", "80, 1"})
  void further_apart_the_one_that_did_it_is_blamed(int apart, int culprit) {
    for (long seed = 1; seed <= 3; seed++) {
      Story story =
          new Story(seed).run(BASELINE).deploy("2.0.0").latency(culprit == 0 ? 0.240 : 0.180);
      story.run(apart).deploy("2.0.1").latency(0.240).run(WINDOW);

      Verdict first = story.verdict("2.0.0");
      Verdict second = story.verdict("2.0.1");
      assertThat(story.verdicts()).hasSize(2);
      assertThat(culprit == 0 ? first.state() : second.state())
          .as("seed %d", seed)
          .isEqualTo(VerdictState.REGRESSED);
      assertThat(culprit == 0 ? second.state() : first.state())
          .as("seed %d", seed)
          .isNotEqualTo(VerdictState.REGRESSED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1", "0, 20", "0, 60", "0, 119",
    "1, 1", "1, 20", "1, 60", "1, 104"
  })
  void one_that_is_told_late_gets_the_verdict_it_would_have_got_on_time(int late, int buckets) {
    Verdict onTime = culprit(1, late, 0);
    Verdict toldLate = culprit(1, late, buckets);

    assertThat(onTime.state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(toldLate.id()).isEqualTo(onTime.id());
    same(toldLate, onTime);
  }

  /// The other one's verdict is final, and its alarm stands.
  @Test
  void even_if_the_other_one_has_been_blamed_for_good_it_is_flagged() {
    assertThat(culprit(1, 1, 119).state()).isEqualTo(VerdictState.REGRESSED);
  }

  /// The verdict on the first or second of two changes 15 buckets apart, which is told so many
  /// buckets late and made the service slower; the other one is told on time.
  private static Verdict culprit(long seed, int number, int late) {
    Story story = new Story(seed).run(BASELINE);
    Instant first = story.now();
    Instant second = first.plus(Story.BUCKET.multipliedBy(15));
    int told = (number == 0 ? 0 : 15) + late;
    for (int bucket = 0; bucket < 15 + WINDOW; bucket++) {
      if (bucket == (number == 0 ? told : 0)) {
        story.tell(Story.finished("2.0.0", first, "/ci"));
      }
      if (bucket == (number == 1 ? told : 15)) {
        story.tell(Story.finished("2.0.1", second, "/ci"));
      }
      story.latency(bucket < (number == 0 ? 0 : 15) ? 0.180 : 0.240).run(1);
    }
    return story.run(WINDOW).verdict("2.0.%d".formatted(number));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void order_repeats_and_lateness_change_nothing_for_the_one_that_did_it(long seed) {
    Verdict expected = told(seed, new Random(0), false);
    assertThat(expected.state()).isEqualTo(VerdictState.REGRESSED);
    for (int i = 0; i < 3; i++) {
      same(told(seed, new Random(seed * 10 + i), true), expected);
    }
  }

  /// Each change is told by two sources; in time and in order, or not.
  private static Verdict told(long seed, Random random, boolean mixed) {
    Story story = new Story(seed).run(BASELINE);
    Instant first = story.now();
    Instant second = first.plus(Story.BUCKET.multipliedBy(20));
    var reports = new ArrayList<DeployEvent>();
    for (String source : List.of("/ci", "/github")) {
      reports.add(Story.finished("2.0.0", first, source));
      reports.add(Story.finished("2.0.1", second, source));
    }
    if (mixed) {
      Collections.shuffle(reports, random);
      reports.add(reports.get(random.nextInt(reports.size())));
    }
    story.run(20).latency(0.240);
    int run = 20;
    for (DeployEvent report : reports) {
      int until = mixed ? Math.min(118, run + random.nextInt(40)) : run;
      story.run(until - run).tell(report);
      run = until;
    }
    return story.run(20 + WINDOW - run).verdict("2.0.1");
  }

  private static void same(Verdict actual, Verdict expected) {
    assertThat(actual.onset()).isEqualTo(expected.onset());
    assertThat(actual.state()).isEqualTo(expected.state());
    assertThat(actual.ended()).isEqualTo(expected.ended());
    assertThat(actual.firedAt()).isEqualTo(expected.firedAt());
    assertThat(actual.series())
        .extracting(SeriesJudgement::series)
        .isEqualTo(expected.series().stream().map(SeriesJudgement::series).toList());
    for (int s = 0; s < expected.series().size(); s++) {
      assertThat(actual.series().get(s).regressed())
          .isEqualTo(expected.series().get(s).regressed());
      assertThat(actual.series().get(s).lnE()).isEqualTo(expected.series().get(s).lnE());
      assertThat(actual.series().get(s).effect()).isEqualTo(expected.series().get(s).effect());
    }
  }
}
