package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.peers.Rule;
import dev.weatherglass.bench.evaluate.peers.Statistic;
import dev.weatherglass.bench.evaluate.worlds.Trace;
import dev.weatherglass.bench.report.Share;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Many series, judged by many rules.
///
/// @param found by run, then in the order of the rules
record Trials<T>(List<Rule> rules, List<List<T>> found) {

  Trials {
    rules = List.copyOf(rules);
    found = List.copyOf(found);
  }

  /// When each rule first alarms in each run. Uses all processors; the result does not depend on
  /// them.
  static Trials<OptionalInt> alarms(List<Rule> rules, int runs, IntFunction<Trace> draw) {
    return of(rules, runs, draw, Rule::firstAlarmOn);
  }

  /// How high each rule's statistic rose in each run.
  static Trials<Double> peaks(List<Rule> rules, int runs, IntFunction<Trace> draw) {
    return of(rules, runs, draw, Rule::peak);
  }

  private static <T> Trials<T> of(
      List<Rule> rules, int runs, IntFunction<Trace> draw, BiFunction<Rule, double[], T> ask) {
    return new Trials<>(
        rules,
        IntStream.range(0, runs)
            .parallel()
            .mapToObj(run -> asked(rules, draw.apply(run), ask))
            .toList());
  }

  private static <T> List<T> asked(
      List<Rule> rules, Trace trace, BiFunction<Rule, double[], T> ask) {
    Map<Statistic, double[]> paths = new LinkedHashMap<>();
    return rules.stream()
        .map(rule ->
            ask.apply(rule, paths.computeIfAbsent(rule.statistic(), each -> each.path(trace))))
        .toList();
  }

  /// What one rule found in each run.
  List<T> of(Rule rule) {
    int place = rules.indexOf(rule);
    return found.stream().map(each -> each.get(place)).toList();
  }

  /// In how many of the runs there was an alarm.
  static Share share(Collection<OptionalInt> alarms) {
    return new Share((int) alarms.stream().filter(OptionalInt::isPresent).count(), alarms.size());
  }
}
