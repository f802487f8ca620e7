package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.Scope;
import dev.weatherglass.core.event.TestEvent.TestCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is kept of a test event. Most cases pass quickly and nobody asks for them again; kept are
/// those that failed, those that were skipped, those that passed only when tried again, and the
/// slowest of the others. Of those that passed one can still ask whether a name is among them: it
/// may have failed elsewhere at the same revision.
public final class TestReading {

  /// Labels that say that a suite ran elsewhere, and not that it ran again.
  private static final Set<String> VARIANTS =
      Set.of("arch", "browser", "jdk", "matrix", "os", "platform", "runtime", "variant");

  /// Versions that are another state of the software every day.
  private static final Pattern MOVING =
      Pattern.compile(
          "(?i).*snapshot.*|latest|nightly|edge|main|master|trunk|develop|dev|head|unknown");

  private static final int SLOWEST = 5;
  private static final double SLOW = 0.1; // seconds: below that clocks decide, and not the test
  private static final int MOST_SKIPPED = 200;

  private static final Comparator<TestCase> SLOWEST_FIRST =
      Comparator.<TestCase, Double>comparing(TestReading::seconds)
          .reversed()
          .thenComparing(TestCase::name);

  private TestReading() {}

  /// The run that a finished event tells of; empty for an event that is not finished, names no
  /// service, or is about a single case and does not say which.
  public static Optional<TestRun> of(TestEvent event) {
    EventContext context = event.context();
    String service = context.service();
    @Nullable TestCase only = event.scope() == Scope.CASE ? onlyCase(event) : null;
    if (context.phase() != Phase.FINISHED
        || service == null
        || (event.scope() == Scope.CASE && only == null)) {
      return Optional.empty();
    }
    String suite = event.suite() == null ? "" : event.suite();
    return Optional.of(
        new TestRun(
            id(context.identity()),
            new TestSuite(service, context.environment(), suite, variant(context.labels())),
            revision(context.revision()),
            context.run(),
            context.at(),
            only == null ? null : only.name(),
            passed(event),
            event.total(),
            event.durationSeconds(),
            only == null ? kept(event.cases()) : kept(List.of(only)),
            passedCases(only == null ? event.cases() : List.of(only))));
  }

  /// The id of the run that the event with this identity tells of.
  public static String id(EventIdentity identity) {
    return StableId.of("tests", identity.source(), identity.id(), identity.type());
  }

  /// Whether a case that is kept is kept only because it was slow.
  public static boolean isSlow(TestCase kept) {
    return Result.of(kept.outcome()) == Result.PASSED && !kept.flaky();
  }

  private static @Nullable TestCase onlyCase(TestEvent event) {
    if (!event.cases().isEmpty()) {
      return event.cases().getFirst();
    }
    @Nullable String name = event.context().labels().get("case");
    return name == null
        ? null
        : TestCase.of(name, event.context().outcome(), event.durationSeconds(), false);
  }

  /// A run in which nothing ran has not passed.
  private static boolean passed(TestEvent event) {
    boolean ran = event.total() == 0 || event.total() > event.skipped();
    return Result.of(event.context().outcome()) == Result.PASSED
        && ran
        && event.failed() + event.errors() == 0
        && event.cases().stream().noneMatch(one -> Result.of(one.outcome()) == Result.FAILED);
  }

  private static String variant(Map<String, String> labels) {
    return labels.entrySet().stream()
        .filter(label -> VARIANTS.contains(label.getKey().toLowerCase(Locale.ROOT)))
        .map(label -> label.getKey().toLowerCase(Locale.ROOT) + "=" + label.getValue())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static @Nullable String revision(Revision revision) {
    if (revision.commit() != null) {
      return revision.commit();
    }
    @Nullable String version = revision.version();
    boolean fixed = version != null && !MOVING.matcher(version).matches();
    return revision.digest() == null && fixed ? version : revision.digest();
  }

  private static List<TestCase> kept(List<TestCase> cases) {
    var kept = new ArrayList<TestCase>();
    int skipped = 0;
    for (TestCase one : cases) {
      switch (Result.of(one.outcome())) {
        case FAILED -> kept.add(one);
        case NONE -> {
          if (skipped++ < MOST_SKIPPED) {
            kept.add(one);
          }
        }
        case PASSED -> {
          if (one.flaky()) {
            kept.add(one);
          }
        }
      }
    }
    cases.stream()
        .filter(TestReading::isSlow)
        .filter(one -> seconds(one) >= SLOW)
        .sorted(SLOWEST_FIRST)
        .limit(SLOWEST)
        .forEach(kept::add);
    return kept;
  }

  private static double seconds(TestCase one) {
    return one.durationSeconds() == null ? 0 : one.durationSeconds();
  }

  private static CaseNames passedCases(List<TestCase> cases) {
    return cases.isEmpty()
        ? CaseNames.NONE
        : CaseNames.of(
            cases.stream()
                .filter(one -> Result.of(one.outcome()) == Result.PASSED)
                .map(TestCase::name)
                .toList());
  }
}
