package dev.weatherglass.ingest.conformance;

import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.testkit.payloads.OracleRow;
import dev.weatherglass.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a payload became against what it should have become, in the words of `README.md` beside the
/// payloads ("How to compare").
final class Comparison {

  private static final int PREFIX = 7;
  private static final Pattern NUMBER =
      Pattern.compile("(-?\\d+(?:\\.(\\d+))?(?:[eE]-?\\d+)?)\\s*([a-zA-Zµ%/]*)");
  private static final Map<String, Double> MILLIS =
      Map.of("ns", 1e-6, "us", 1e-3, "µs", 1e-3, "s", 1e3, "m", 6e4, "h", 3.6e6);
  private static final List<Drift> WORSE = List.of(Drift.NONE, Drift.CORRECTED, Drift.DETECTED);

  private Comparison() {}

  /// What is wrong; empty where nothing is.
  static List<String> compare(OracleRow row, List<DeliveryEvent> events) {
    List<JsonNode> wanted =
        row.events().stream().filter(each -> !family(each).equals("generic")).toList();
    if (wanted.size() != events.size()) {
      return List.of(
          "%d events expected but %d came: %s"
              .formatted(
                  wanted.size(), events.size(), events.stream().map(Comparison::brief).toList()));
    }
    List<String> wrong = new ArrayList<>(partners(wanted, new ArrayList<>(events)));
    if (!row.drift().isEmpty() && !drift(events).name().equalsIgnoreCase(row.drift())) {
      wrong.add("drift must be " + row.drift() + " but was " + drift(events));
    }
    return wrong;
  }

  /// Each expected event takes the event that fits; where none does, the nearest one says why.
  private static List<String> partners(List<JsonNode> wanted, List<DeliveryEvent> free) {
    var wrong = new ArrayList<String>();
    for (JsonNode expected : wanted) {
      List<String> least = null;
      DeliveryEvent nearest = free.getFirst();
      for (DeliveryEvent event : free) {
        List<String> differs = differences(expected, event);
        if (least == null || differs.size() < least.size()) {
          least = differs;
          nearest = event;
        }
      }
      free.remove(nearest);
      if (least != null) {
        wrong.addAll(least);
      }
    }
    return wrong;
  }

  private static List<String> differences(JsonNode expected, DeliveryEvent event) {
    var wrong = new ArrayList<String>();
    String family = family(expected);
    check(wrong, "family", family.replaceFirst("^(config|test)-.*", "$1"), event.kind().word());
    if (family.equals("config-run") && event.context().host() == null) {
      wrong.add("a run on a host was expected but no host is named");
    }
    if (family.startsWith("test-") && event instanceof TestEvent test) {
      check(wrong, "scope", family.substring("test-".length()), lower(test.scope()));
    }
    if (expected.has("unit") && event instanceof BuildEvent build) {
      check(wrong, "unit", expected.path("unit").asString(), lower(build.unit()));
    }
    if (expected.has("kind") && event instanceof DeployEvent deploy) {
      check(wrong, "kind", expected.path("kind").asString(), lower(deploy.how()));
    }
    phase(wrong, expected.path("phase").asString(""), event);
    if (expected.has("outcome")) {
      check(
          wrong, "outcome", expected.path("outcome").asString(), event.context().outcome().word());
    }
    Set<String> scalars = scalars(event);
    expected
        .path("fields")
        .properties()
        .forEach(
            field -> field(wrong, field.getKey(), field.getValue().asString(), event, scalars));
    return wrong;
  }

  private static void phase(List<String> wrong, String phase, DeliveryEvent event) {
    if (phase.equals("blocked")) {
      if (event.context().outcome() != Outcome.BLOCKED
          || event.context().phase() == Phase.FINISHED) {
        wrong.add("it must be blocked and not finished but was " + brief(event));
      }
    } else if (!phase.isEmpty()) {
      check(wrong, "phase", phase, event.context().phase().word());
    }
  }

  private static void field(
      List<String> wrong, String name, String value, DeliveryEvent event, Set<String> scalars) {
    String count = count(name, event);
    boolean right =
        switch (name) {
          case "cases",
              "failed",
              "errors",
              "skipped",
              "requests",
              "samples",
              "transactions",
              "results" ->
              value.equals(count);
          case "direction" ->
              event instanceof BenchmarkEvent benchmark && directed(benchmark, value);
          default -> scalars.stream().anyMatch(scalar -> fits(scalar, value));
        };
    if (!right) {
      wrong.add(
          "%s must be %s but %s"
              .formatted(name, value, count == null ? "is not there" : "was " + count));
    }
  }

  private static @Nullable String count(String name, DeliveryEvent event) {
    Object count =
        switch (event) {
          case TestEvent test ->
              switch (name) {
                case "cases" -> test.total();
                case "failed" -> test.failed();
                case "errors" -> test.errors();
                case "skipped" -> test.skipped();
                default -> null;
              };
          case LoadTestEvent load ->
              switch (name) {
                case "requests", "samples", "transactions" -> load.requests();
                case "failed", "errors" -> load.failures();
                default -> null;
              };
          case BenchmarkEvent benchmark ->
              name.equals("results") ? benchmark.results().size() : null;
          case ConfigurationEvent config -> config.context().labels().get(name);
          default -> null;
        };
    return count == null ? null : count.toString();
  }

  private static boolean directed(BenchmarkEvent benchmark, String direction) {
    return benchmark.results().stream()
        .allMatch(result -> lower(result.better()).equals(direction));
  }

  /// Whether a scalar of an event is the expected value: the same text, a text that begins with it,
  /// or the same number to the digits that are printed.
  static boolean fits(String scalar, String expected) {
    if (scalar.equals(expected) || (expected.length() >= PREFIX && scalar.startsWith(expected))) {
      return true;
    }
    Matcher number = NUMBER.matcher(expected);
    if (!number.matches()) {
      return false;
    }
    int digits = number.group(2) == null ? 0 : number.group(2).length();
    double millis = MILLIS.getOrDefault(number.group(3), 1.0);
    return DoubleStream.of(1, millis, millis / 1e3)
        .anyMatch(unit -> fits(scalar, Double.parseDouble(number.group(1)), digits, unit));
  }

  /// @param unit what a unit of the expected number is in that of the scalar: an event has its
  ///   latencies in milliseconds and its durations in seconds, whatever the tool prints
  private static boolean fits(String scalar, double expected, int digits, double unit) {
    try {
      double distance = Double.parseDouble(scalar) / unit - expected;
      return Math.abs(distance) <= 0.5 * Math.pow(10, -digits) * (1 + 1e-9)
          && (digits > 0 || distance == 0 || scalar.contains("."));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static Set<String> scalars(DeliveryEvent event) {
    var scalars = new TreeSet<String>();
    collect(Json.MAPPER.readTree(Json.write((Object) event)), scalars);
    return scalars;
  }

  private static void collect(JsonNode node, Set<String> scalars) {
    if (node.isContainer()) {
      node.forEach(child -> collect(child, scalars));
    } else {
      scalars.add(node.asString());
    }
  }

  private static Drift drift(List<DeliveryEvent> events) {
    return events.stream()
        .filter(ConfigurationEvent.class::isInstance)
        .map(event -> ((ConfigurationEvent) event).drift())
        .max((one, other) -> Integer.compare(WORSE.indexOf(one), WORSE.indexOf(other)))
        .orElse(Drift.UNKNOWN);
  }

  private static void check(List<String> wrong, String what, String expected, String was) {
    if (!expected.equals(was)) {
      wrong.add(what + " must be " + expected + " but was " + was);
    }
  }

  private static String family(JsonNode expected) {
    return expected.path("family").asString("");
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String brief(DeliveryEvent event) {
    return event.kind().word()
        + " "
        + event.context().phase().word()
        + "/"
        + event.context().outcome().word();
  }
}
