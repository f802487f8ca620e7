package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.peers.Peers;
import dev.weatherglass.bench.evaluate.peers.Rule;
import dev.weatherglass.bench.evaluate.plot.Axis;
import dev.weatherglass.bench.evaluate.plot.DotPlot;
import dev.weatherglass.bench.evaluate.worlds.MetricKind;
import dev.weatherglass.bench.evaluate.worlds.Traces;
import dev.weatherglass.bench.evaluate.worlds.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// How soon is a step seen in the easiest of worlds, against what no test could do better?
final class DelayStudy implements Study {

  private static final int HISTORY = 1000;
  private static final int HORIZON = 240;
  private static final double[] SIZES = {1, 2, 3};
  private static final List<Rule> RULES =
      Stream.concat(Peers.OURS_WITHOUT_WARM_UPS.stream(), Peers.ALL.stream()).toList();
  private static final double ALPHA = 0.01;

  @Override
  public String name() {
    return "delay";
  }

  @Override
  public Section run(Setup setup) {
    var traces = new Traces(setup.seed() + 2, HISTORY, HORIZON);
    var delays = new LinkedHashMap<Rule, List<Delay>>();
    for (double size : SIZES) {
      var alarms =
          Trials.alarms(
              RULES, setup.runs(), run -> traces.stepped(MetricKind.LATENCY, World.IID, size, run));
      for (Rule rule : RULES) {
        delays
            .computeIfAbsent(rule, _ -> new ArrayList<>())
            .add(Delay.of(alarms.of(rule), bound(size)));
      }
    }
    return new Section(
        "How soon a step is seen",
        List.of(
            """
            Latency, white noise, %d buckets of history, then a step; delay in buckets, 1 for the bucket of the \
            step itself, among the runs in which it was seen within %d (their share is given where it is not 1), \
            with the 95 %% interval of the mean, and the mean over the bound. The bound is the mean that no test \
            with one false alarm in a hundred changes beats: ln(100) / (size²/2), at least 1: %s. **A rule that \
            is below it, or near it with many false alarms above, has bought that with false alarms.** Delays \
            that are multiples of 5 or begin at 12 or 60 are the rules' own looks. Ours come with the prior \
            probability of a warm-up for a service nobody knows (.5), with the one of a service whose changes \
            never had one (.05), and without: thinking a transient possible is what costs most here.\
            """
                .formatted(
                    HISTORY,
                    HORIZON,
                    String.join(
                        " / ", DoubleStream.of(SIZES).mapToObj(DelayStudy::boundTold).toList())),
            table(delays).markdown()),
        Map.of("delay", plot(delays)));
  }

  private static double bound(double size) {
    return Math.max(1, -Math.log(ALPHA) / (size * size / 2));
  }

  private static String boundTold(double size) {
    return String.format(Locale.ROOT, "%.1f", bound(size));
  }

  private static Table table(Map<Rule, List<Delay>> delays) {
    var table =
        new Table(
            Stream.concat(
                    Stream.of("rule"),
                    DoubleStream.of(SIZES).mapToObj(size -> "%.0f sigma".formatted(size)))
                .toList());
    delays.forEach((rule, each) ->
        table.row(Stream.concat(Stream.of(rule.name()), each.stream().map(Delay::told)).toList()));
    return table;
  }

  private static DotPlot plot(Map<Rule, List<Delay>> delays) {
    return new DotPlot(
        "Mean delay over the bound, white noise",
        Axis.RATIOS.marked(1),
        DoubleStream.of(SIZES).mapToObj(size -> "%.0f sigma".formatted(size)).toList(),
        delays.entrySet().stream()
            .map(entry ->
                new DotPlot.Row(
                    entry.getKey().name(), entry.getValue().stream().map(Delay::dot).toList()))
            .toList());
  }
}
