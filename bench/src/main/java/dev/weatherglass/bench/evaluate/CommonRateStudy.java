package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.peers.Peers;
import dev.weatherglass.bench.evaluate.peers.Rule;
import dev.weatherglass.bench.evaluate.plot.Axis;
import dev.weatherglass.bench.evaluate.plot.DotPlot;
import dev.weatherglass.bench.evaluate.worlds.MetricKind;
import dev.weatherglass.bench.evaluate.worlds.Trace;
import dev.weatherglass.bench.evaluate.worlds.Traces;
import dev.weatherglass.bench.evaluate.worlds.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What does each rule see once all of them are equally quiet?
final class CommonRateStudy implements Study {

  private static final int BASELINE = 240;
  private static final int LOOKS = 60;
  private static final double RATE = 0.01;
  private static final double[] SIZES = {1, 2, 3, 5};

  @Override
  public String name() {
    return "common-rate";
  }

  @Override
  public Section run(Setup setup) {
    List<Rule> rules = equallyQuiet(setup);
    var found = new LinkedHashMap<Rule, List<Delay>>();
    for (double size : SIZES) {
      var traces = new Traces(setup.seed() + 4, BASELINE, LOOKS);
      Trials<OptionalInt> alarms =
          Trials.alarms(rules, runs(setup), run -> stepped(traces, size, run));
      for (Rule rule : rules) {
        found.computeIfAbsent(rule, _ -> new ArrayList<>()).add(Delay.of(alarms.of(rule), 1));
      }
    }
    return new Section(
        "What is seen at a common false-alarm rate",
        List.of(
            """
            Latency, all eight worlds in equal parts, baseline of %d buckets, %d looks. Each rule's threshold is \
            put where it alarms in 1 %% of %d series without a change; then the share of %d other series with a \
            step in which it is seen, and the median delay in buckets.\
            """
                .formatted(BASELINE, LOOKS, runs(setup), runs(setup)),
            table(found).markdown()),
        Map.of("common-rate", plot(found)));
  }

  private static int runs(Setup setup) {
    return setup.runs() * World.values().length;
  }

  private static Trace stepped(Traces traces, double size, int run) {
    World[] worlds = World.values();
    return traces.stepped(
        MetricKind.LATENCY, worlds[run % worlds.length], size, run / worlds.length);
  }

  private static List<Rule> equallyQuiet(Setup setup) {
    var traces = new Traces(setup.seed() + 3, BASELINE, LOOKS);
    Trials<Double> peaks = Trials.peaks(Peers.TUNABLE, runs(setup), run -> stepped(traces, 0, run));
    return Peers.TUNABLE.stream().map(rule -> rule.at(exceededBy(RATE, peaks.of(rule)))).toList();
  }

  /// What at most this share of them exceeds.
  private static double exceededBy(double share, List<Double> peaks) {
    return peaks.stream()
        .sorted(Comparator.reverseOrder())
        .toList()
        .get((int) (share * peaks.size()));
  }

  private static Table table(Map<Rule, List<Delay>> found) {
    var table = new Table(Stream.concat(Stream.of("rule", "threshold"), sizes().stream()).toList());
    found.forEach((rule, each) ->
        table.row(
            Stream.concat(
                    Stream.of(
                        rule.name().replaceFirst(", \\d %", ""),
                        String.format(Locale.ROOT, "%.3g", rule.threshold())),
                    each.stream().map(CommonRateStudy::told))
                .toList()));
    return table;
  }

  private static String told(Delay delay) {
    return delay.seen().hits() == 0
        ? delay.seen().told()
        : String.format(Locale.ROOT, "%s / %.0f", delay.seen().told(), delay.median());
  }

  private static List<String> sizes() {
    return DoubleStream.of(SIZES).mapToObj(size -> "%.0f sigma".formatted(size)).toList();
  }

  private static DotPlot plot(Map<Rule, List<Delay>> found) {
    return new DotPlot(
        "Steps seen within 60 buckets, 1 % false alarms",
        Axis.EVEN_SHARES,
        sizes(),
        found.entrySet().stream()
            .map(entry ->
                new DotPlot.Row(
                    entry.getKey().name().replaceFirst(", \\d %", ""),
                    entry.getValue().stream().map(delay -> DotPlot.Dot.of(delay.seen())).toList()))
            .toList());
  }
}
