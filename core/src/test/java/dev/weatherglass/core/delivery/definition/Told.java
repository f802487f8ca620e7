package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.Telling;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Told histories under a definition.
final class Told {

  static final Period MARCH = new Period(Telling.at("01T00:00"), Telling.at("31T00:00"));

  private Told() {}

  static Definition definition(String name) {
    return Definitions.named(name).orElseThrow();
  }

  static Scope scope(Telling... told) {
    return scope(Rules.DEFAULTS, Stream.of(told).map(Telling::judged).toList());
  }

  static Scope scope(Rules rules, List<JudgedService> services) {
    return new Scope(services, _ -> true, rules);
  }

  static Summary march(String name, Telling... told) {
    Definition definition = definition(name);
    return definition.summary(MARCH, definition.evidence(scope(told)));
  }

  /// The counted values of a figure, in order of time.
  static List<Double> values(String name, Figure figure, Scope scope) {
    return definition(name).evidence(scope).stream()
        .filter(each -> each.figure() == figure)
        .map(Evidence::value)
        .filter(Objects::nonNull)
        .toList();
  }

  static double hours(double hours) {
    return hours * 3600;
  }
}
