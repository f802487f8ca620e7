package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.verify.MemoryShelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryJudgeTest {

  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  private final HistoryJudge judge =
      new HistoryJudge(new MemoryShelf<>(), new MemoryShelf<>(), new MemoryShelf<>());
  private final Random random = new Random(5);

  @Test
  void the_commit_that_made_builds_slower_is_named_with_the_others_that_may_have() {
    List<Problem> told = commits(60, i -> build(i, i < 40 ? 240 : 320));

    assertThat(told).hasSize(1);
    Problem problem = told.getFirst();
    assertThat(problem.state()).isEqualTo(AlertState.FIRING);
    assertThat(problem.changes()).extracting(c -> c.revision().commit()).containsExactly(sha(40));
    assertThat(problem.suspects().getFirst().change()).isEqualTo(problem.changes().getFirst());
    assertThat(problem.suspects().stream().mapToDouble(Suspect::probability).sum())
        .isBetween(0.9, 1.0001);
    assertThat(problem.alerts().getFirst().labels())
        .containsEntry("alertname", "BuildSlower")
        .containsEntry("by", "pipeline CI, branch main");
    assertThat(problem.summary())
        .matches(
            "shop: pipeline CI takes 3[0-9]+ s instead of 2[0-9]+ s \\(\\+3[0-9] %\\) since commit .*");
  }

  @Test
  void unchanged_histories_and_faster_builds_tell_nothing() {
    assertThat(commits(200, i -> build(i, 240))).isEmpty();
    assertThat(commits(60, i -> build(200 + i, i < 30 ? 240 : 150))).isEmpty();
  }

  @Test
  void a_repeated_event_changes_nothing() {
    var once = new ArrayList<Problem>();
    var twice = new ArrayList<Problem>();
    var other = new HistoryJudge(new MemoryShelf<>(), new MemoryShelf<>(), new MemoryShelf<>());
    for (int i = 0; i < 60; i++) {
      DeliveryEvent event = build(i, i < 40 ? 240 : 320);
      once.addAll(judge.onEvent(event));
      twice.addAll(other.onEvent(event));
      twice.addAll(other.onEvent(event));
    }

    assertThat(twice).isEqualTo(once).isNotEmpty();
  }

  @Test
  void a_problem_ends_when_the_newest_commits_are_as_before() {
    List<Problem> told = commits(80, i -> build(i, i < 40 || i >= 50 ? 240 : 320));

    assertThat(told)
        .extracting(Problem::state)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    assertThat(told.getLast().id()).isEqualTo(told.getFirst().id());
    assertThat(told.getLast().endsAt()).isAfter(at(50));
    assertThat(told.getLast().alerts().getFirst().endReason()).contains("before");
  }

  @Test
  void what_gets_worse_again_is_told_anew() {
    List<Problem> told = commits(150, i -> build(i, i < 60 ? 240 : i < 110 ? 320 : 500));

    assertThat(told)
        .extracting(Problem::state)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING);
    assertThat(told.get(1).alerts().getFirst().endReason()).startsWith("worse again since commit ");
    assertThat(told.getLast().changes().getFirst().revision().commit()).isEqualTo(sha(110));
  }

  @Test
  void what_breaks_hundreds_of_tests_is_one_problem_of_a_hundred_alerts() {
    List<Problem> told =
        commits(
            80,
            i ->
                test(
                    i,
                    IntStream.range(0, 150)
                        .mapToObj(
                            n -> one("case " + n, i < 60 ? Outcome.SUCCESS : Outcome.ERROR, 0))
                        .toList()));

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().alerts()).hasSize(100);
  }

  @Test
  void benchmarks_of_one_commit_share_a_problem_and_their_direction_counts() {
    List<Problem> told =
        commits(
            120,
            i ->
                new BenchmarkEvent(
                    context(i, EventKind.BENCHMARK, Outcome.SUCCESS),
                    List.of(
                        result("parse", i < 100 ? 100 : 125, true),
                        result("throughput", i < 100 ? 5000 : 4000, false),
                        result("idle", 10, true),
                        result("better", i < 100 ? 100 : 80, true))));

    assertThat(told).extracting(Problem::id).containsOnly(told.getFirst().id());
    assertThat(told.getLast().alerts())
        .extracting(alert -> alert.labels().get("by"))
        .containsExactlyInAnyOrder(
            "benchmark parse, branch main", "benchmark throughput, branch main");
  }

  @Test
  void a_test_that_begins_to_fail_is_told_apart_from_a_flaky_one() {
    List<Problem> told =
        commits(
            140,
            i ->
                test(
                    i,
                    List.of(
                        one("broken", i < 60 ? Outcome.SUCCESS : Outcome.FAILURE, 0.01),
                        one(
                            "moody",
                            i >= 60 && random.nextInt(10) < 4 ? Outcome.FAILURE : Outcome.SUCCESS,
                            0.01),
                        one("fine", Outcome.SUCCESS, 0.01))));

    assertThat(told.stream().flatMap(problem -> problem.alerts().stream()))
        .extracting(alert -> alert.labels().get("alertname") + " " + alert.labels().get("by"))
        .contains(
            "TestFailing suite unit, case broken, branch main",
            "TestFlaky suite unit, case moody, branch main")
        .noneMatch(name -> name.contains("fine"));
  }

  @Test
  void a_mended_test_is_over_and_told_again_when_it_breaks_again() {
    List<Problem> told =
        commits(
            100,
            i ->
                test(
                    i,
                    List.of(
                        one(
                            "cart",
                            (i >= 40 && i < 50) || i >= 80 ? Outcome.FAILURE : Outcome.SUCCESS,
                            0.01))));

    assertThat(told)
        .extracting(Problem::state)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING);
  }

  @Test
  void an_import_teaches_but_tells_nothing() {
    List<Problem> told =
        commits(
            60,
            i ->
                build(i, i < 40 ? 240 : 320)
                    .withContext(
                        received(
                            context(i, EventKind.BUILD, Outcome.SUCCESS),
                            at(i).plus(Duration.ofDays(30)))));

    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -3, 1e300})
  void what_is_no_duration_is_passed_over(double seconds) {
    List<Problem> told =
        commits(120, i -> i % 2 == 1 ? build(i, seconds) : build(i, i < 80 ? 240 : 320));

    assertThat(told).hasSize(1);
  }

  @Test
  void constant_durations_a_single_commit_and_events_without_one_say_nothing() {
    assertThat(judge.onEvent(build(0, 240))).isEmpty();
    assertThat(
            commits(
                100,
                i ->
                    new BuildEvent(
                        context(1000 + i, EventKind.BUILD, Outcome.SUCCESS),
                        BuildEvent.Unit.JOB,
                        "lint",
                        12.0)))
        .isEmpty();
    EventContext context = context(1, EventKind.BUILD, Outcome.SUCCESS);
    assertThat(
            judge.onEvent(
                new BuildEvent(
                    new EventContext(
                        context.identity(),
                        context.at(),
                        context.quality(),
                        context.recorded(),
                        "shop",
                        null,
                        "production",
                        Phase.FINISHED,
                        Outcome.SUCCESS,
                        Revision.UNKNOWN,
                        null,
                        null,
                        "native",
                        Map.of(),
                        Map.of()),
                    BuildEvent.Unit.PIPELINE,
                    "CI",
                    10.0)))
        .isEmpty();
  }

  @Test
  void runs_of_an_older_commit_are_not_a_new_one() {
    commits(45, i -> build(i, 240));

    List<Problem> told = new ArrayList<>();
    for (int i = 10; i < 30; i++) {
      DeliveryEvent rerun = build(i, 500);
      told.addAll(judge.onEvent(rerun.withContext(rerun.context())));
    }

    assertThat(told).isEmpty();
  }

  private List<Problem> commits(int count, IntFunction<DeliveryEvent> event) {
    var told = new ArrayList<Problem>();
    for (int i = 0; i < count; i++) {
      told.addAll(judge.onEvent(event.apply(i)));
    }
    return told;
  }

  private BuildEvent build(int commit, double seconds) {
    return new BuildEvent(
        context(commit, EventKind.BUILD, Outcome.SUCCESS),
        BuildEvent.Unit.PIPELINE,
        "CI",
        noisy(seconds));
  }

  private BenchmarkEvent.Result result(String name, double value, boolean smallerIsBetter) {
    return BenchmarkEvent.Result.of(
        name, noisy(value), "ns/op", smallerIsBetter ? Better.LOWER : Better.HIGHER);
  }

  private double noisy(double value) {
    return value * (1 + 0.03 * random.nextGaussian());
  }

  private static TestEvent test(int commit, List<TestEvent.TestCase> cases) {
    return new TestEvent(
        context(commit, EventKind.TEST, Outcome.SUCCESS),
        TestEvent.Scope.SUITE,
        "unit",
        cases.size(),
        0,
        0,
        0,
        null,
        cases);
  }

  private static TestEvent.TestCase one(String name, Outcome outcome, double seconds) {
    return TestEvent.TestCase.of(name, outcome, seconds, false);
  }

  private static EventContext context(int commit, EventKind kind, Outcome outcome) {
    return new EventContext(
        new EventIdentity("/ci", "run-" + commit, kind.type(Phase.FINISHED)),
        at(commit),
        TimeQuality.SOURCE,
        at(commit),
        "shop",
        null,
        "production",
        Phase.FINISHED,
        outcome,
        new Revision(null, sha(commit), null),
        null,
        null,
        "native",
        Map.of(),
        Map.of("branch", "main"));
  }

  private static EventContext received(EventContext context, Instant recorded) {
    return new EventContext(
        context.identity(),
        context.at(),
        context.quality(),
        recorded,
        context.service(),
        null,
        context.environment(),
        context.phase(),
        context.outcome(),
        context.revision(),
        null,
        null,
        context.nativeType(),
        context.links(),
        context.labels());
  }

  private static String sha(int commit) {
    return "%07x%033d".formatted(commit + 0xabc000, commit);
  }

  private static Instant at(int commit) {
    return START.plus(Duration.ofMinutes(30L * commit));
  }
}
