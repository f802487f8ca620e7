package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.peers.Peers;
import dev.weatherglass.bench.evaluate.peers.Rule;
import dev.weatherglass.bench.evaluate.plot.Axis;
import dev.weatherglass.bench.evaluate.plot.DotPlot;
import dev.weatherglass.bench.evaluate.worlds.MetricKind;
import dev.weatherglass.bench.evaluate.worlds.Traces;
import dev.weatherglass.bench.evaluate.worlds.World;
import dev.weatherglass.bench.report.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// How often does each rule alarm although nothing happened?
final class TypeOneStudy implements Study {

  private static final int BASELINE = 240;
  private static final int LOOKS = 120;
  private static final double TARGET = 0.01;

  @Override
  public String name() {
    return "type-one";
  }

  @Override
  public Section run(Setup setup) {
    var traces = new Traces(setup.seed(), BASELINE, LOOKS);
    var byKind = new EnumMap<MetricKind, Map<Rule, List<Share>>>(MetricKind.class);
    for (MetricKind kind : MetricKind.values()) {
      byKind.put(kind, found(kind, traces, setup));
      setup.talk().accept(kind.label() + " done");
    }
    var paragraphs = new ArrayList<>(List.of(about(), worst(byKind).markdown()));
    var plots = new LinkedHashMap<String, DotPlot>();
    byKind.forEach((kind, found) -> {
      paragraphs.add("### " + kind.label());
      paragraphs.add(WorldTable.of(found).markdown());
      plots.put("type-one-" + kind.label().replaceAll("\\W+", "-"), plot(kind, found));
    });
    return new Section("False alarms where nothing happens", paragraphs, plots);
  }

  private static String about() {
    return """
    Baseline of %d buckets, then %d buckets in each of which every rule looks, and nothing happens. \
    Errors are Poisson counts whose rate moves with the world (log rate, .3 a sigma): `rare` 2 of 200 \
    requests a bucket, `busy` 20 of 2,000; peers see their share. Our rules stand here for a change that has its service to itself, on a \
    single series: S = ln e - ln 3, for throughput + ln .2. Target in each world, for each kind: ladder at most \
    1.5 %%, strict rule at most 1 %%. First the worst world of each kind, then all of them.\
    """
        .formatted(BASELINE, LOOKS);
  }

  private static Table worst(Map<MetricKind, Map<Rule, List<Share>>> byKind) {
    var table =
        new Table(
            Stream.concat(
                    Stream.of("rule, in its worst world"),
                    byKind.keySet().stream().map(MetricKind::label))
                .toList());
    for (Rule rule : Peers.ALL) {
      table.row(
          Stream.concat(
                  Stream.of(rule.name()),
                  byKind.values().stream()
                      .map(found -> Objects.requireNonNull(found.get(rule)))
                      .map(shares -> WorldTable.worst(shares).told()))
              .toList());
    }
    return table;
  }

  private static Map<Rule, List<Share>> found(MetricKind kind, Traces traces, Setup setup) {
    var found = new LinkedHashMap<Rule, List<Share>>();
    for (World world : World.values()) {
      var alarms = Trials.alarms(Peers.ALL, setup.runs(), run -> traces.quiet(kind, world, run));
      for (Rule rule : Peers.ALL) {
        found.computeIfAbsent(rule, _ -> new ArrayList<>()).add(Trials.share(alarms.of(rule)));
      }
    }
    return found;
  }

  private static DotPlot plot(MetricKind kind, Map<Rule, List<Share>> found) {
    return new DotPlot(
        "False alarms in 120 buckets, " + kind.label(),
        Axis.SHARES.marked(TARGET),
        Arrays.stream(World.values()).map(World::label).toList(),
        found.entrySet().stream()
            .map(entry ->
                new DotPlot.Row(
                    entry.getKey().name(), entry.getValue().stream().map(DotPlot.Dot::of).toList()))
            .toList());
  }
}
