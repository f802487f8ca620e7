package dev.weatherglass.api;

import static dev.weatherglass.api.Examples.NOON;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.TestCase;
import dev.weatherglass.core.event.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds, tests and commits of a small world, each at so many minutes from noon.
public final class CiExamples {

  private CiExamples() {}

  /// A build of pipeline CI on main that ended and took this long.
  public static BuildEvent build(
      String service, int minute, String commit, Outcome outcome, double seconds) {
    return build(service, "CI", "run-" + minute, Phase.FINISHED, minute, commit, outcome, seconds);
  }

  /// A phase of a build.
  public static BuildEvent build(
      String service,
      String name,
      String run,
      Phase phase,
      int minute,
      String commit,
      Outcome outcome,
      @Nullable Double seconds) {
    return new BuildEvent(
        context(
            EventKind.BUILD,
            service,
            name + "-" + run + "-" + phase.word(),
            phase,
            outcome,
            minute,
            commit,
            run,
            Map.of("branch", "main")),
        BuildEvent.Unit.PIPELINE,
        name,
        seconds);
  }

  /// The same as a job.
  public static BuildEvent asJob(BuildEvent event, String name) {
    return new BuildEvent(event.context(), BuildEvent.Unit.JOB, name, event.durationSeconds());
  }

  /// A run of suite `unit`.
  public static TestEvent tests(
      String service, int minute, String commit, int total, TestCase... cases) {
    int failed =
        (int) List.of(cases).stream().filter(one -> one.outcome() == Outcome.FAILURE).count();
    return new TestEvent(
        context(
            EventKind.TEST,
            service,
            service + "-tests-" + minute,
            Phase.FINISHED,
            failed > 0 ? Outcome.FAILURE : Outcome.SUCCESS,
            minute,
            commit,
            "run-" + minute,
            Map.of()),
        TestEvent.Scope.SUITE,
        "unit",
        total,
        failed,
        0,
        0,
        4.2,
        List.of(cases));
  }

  public static TestCase failed(String name) {
    return new TestCase(name, Outcome.FAILURE, 0.01, false, "expected 3 but was 4");
  }

  public static TestCase passed(String name, double seconds) {
    return TestCase.of(name, Outcome.SUCCESS, seconds, false);
  }

  /// A push with one commit.
  public static ChangeEvent push(String service, int minute, String commit) {
    return new ChangeEvent(
        context(
            EventKind.CHANGE,
            service,
            "push-" + commit,
            Phase.PUSHED,
            Outcome.SUCCESS,
            minute,
            commit,
            null,
            Map.of()),
        "octo/" + service,
        "main",
        null,
        null,
        List.of(new ChangeEvent.Commit(commit, at(minute), "Add a thing", "dana")));
  }

  /// The same event, heard of this long after it happened.
  public static <E extends DeliveryEvent> DeliveryEvent late(E event, Duration delay) {
    EventContext context = event.context();
    return event.withContext(
        new EventContext(
            context.identity(),
            context.at(),
            context.quality(),
            context.at().plus(delay),
            context.service(),
            context.host(),
            context.environment(),
            context.phase(),
            context.outcome(),
            context.revision(),
            context.run(),
            context.actor(),
            context.nativeType(),
            context.links(),
            context.labels()));
  }

  public static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private static EventContext context(
      EventKind kind,
      String service,
      String id,
      Phase phase,
      Outcome outcome,
      int minute,
      String commit,
      @Nullable String run,
      Map<String, String> labels) {
    return new EventContext(
        new EventIdentity("/services/" + service + "/production", id, kind.type(phase)),
        at(minute),
        TimeQuality.SOURCE,
        at(minute).plusSeconds(1),
        service,
        null,
        "production",
        phase,
        outcome,
        new Revision(null, commit, null),
        run,
        "dana",
        "native",
        Map.of("run", "https://ci.example/" + id),
        labels);
  }
}
