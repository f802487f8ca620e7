package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.Scope;
import dev.weatherglass.core.event.TestEvent.TestCase;
import dev.weatherglass.core.event.TimeQuality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what a test run reported, as `suite("unit").commit("c1").minute(3).failed("Cart.total")`.
final class Tests {

  private final String suite;
  private final Map<String, String> labels = new HashMap<>();
  private final List<TestCase> cases = new ArrayList<>();
  private Scope scope = Scope.SUITE;
  private String environment = "production";
  private Revision revision = Revision.UNKNOWN;
  private @Nullable String run;
  private int minute;
  private int silent;

  private Tests(String suite) {
    this.suite = suite;
  }

  static Tests suite(String name) {
    return new Tests(name);
  }

  /// A single case that is reported alone.
  static Tests alone(String suite) {
    Tests tests = new Tests(suite);
    tests.scope = Scope.CASE;
    return tests;
  }

  Tests commit(String sha) {
    revision = new Revision(null, sha, null);
    return this;
  }

  Tests version(String version) {
    revision = new Revision(version, null, null);
    return this;
  }

  Tests run(String id) {
    run = id;
    return this;
  }

  Tests minute(int after) {
    minute = after;
    return this;
  }

  Tests environment(String name) {
    environment = name;
    return this;
  }

  Tests label(String name, String value) {
    labels.put(name, value);
    return this;
  }

  Tests failed(String... names) {
    return with(Outcome.FAILURE, names);
  }

  Tests passed(String... names) {
    return with(Outcome.SUCCESS, names);
  }

  Tests skipped(String... names) {
    return with(Outcome.SKIPPED, names);
  }

  Tests retried(String name) {
    cases.add(new TestCase(name, Outcome.SUCCESS, 0.01, true, "expected 3 but was 4"));
    return this;
  }

  Tests took(String name, double seconds) {
    cases.add(TestCase.of(name, Outcome.SUCCESS, seconds, false));
    return this;
  }

  /// Cases that passed and that the sender does not name.
  Tests silent(int passed) {
    silent = passed;
    return this;
  }

  private Tests with(Outcome outcome, String... names) {
    Arrays.stream(names).forEach(name -> cases.add(TestCase.of(name, outcome, 0.01, false)));
    return this;
  }

  TestEvent event() {
    int failed = count(Outcome.FAILURE);
    int skipped = count(Outcome.SKIPPED);
    String id = suite + minute + revision + run + labels + cases + environment;
    var context =
        new EventContext(
            new EventIdentity("/uploads/junit", id, EventKind.TEST.type(Phase.FINISHED)),
            Builds.NOON.plusSeconds(60L * minute),
            TimeQuality.SOURCE,
            Builds.NOON.plusSeconds(60L * minute + 1),
            "checkout",
            null,
            environment,
            Phase.FINISHED,
            failed > 0 ? Outcome.FAILURE : Outcome.SUCCESS,
            revision,
            run,
            null,
            "junit",
            Map.of(),
            labels);
    return new TestEvent(
        context, scope, suite, cases.size() + silent, failed, 0, skipped, 1.5, cases);
  }

  /// What is kept of it.
  TestRun kept() {
    return TestReading.of(event()).orElseThrow();
  }

  private int count(Outcome outcome) {
    return (int) cases.stream().filter(one -> one.outcome() == outcome).count();
  }
}
