package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.peers.Rule;
import dev.weatherglass.bench.evaluate.worlds.MetricKind;
import dev.weatherglass.bench.evaluate.worlds.Traces;
import dev.weatherglass.bench.evaluate.worlds.World;
import dev.weatherglass.bench.report.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Are the peers what they claim to be? Their false alarms beside those that an independent program
/// in another language measured with the same rules.
final class ReferenceStudy implements Study {

  private static final int BASELINE = 120;
  private static final int LOOKS = 240;

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Section run(Setup setup) {
    var traces = new Traces(setup.seed() + 1, BASELINE, LOOKS);
    List<Rule> rules = PrototypeFigures.rules();
    var table =
        new Table(
            Stream.concat(Stream.of("rule"), Stream.of(World.values()).map(World::label)).toList());
    var distances = new ArrayList<Double>();
    var rows = new LinkedHashMap<Rule, List<String>>();
    List<World> worlds = List.of(World.values());
    for (int i = 0; i < worlds.size(); i++) {
      World world = worlds.get(i);
      var alarms =
          Trials.alarms(rules, setup.runs(), run -> traces.quiet(MetricKind.GAUGE, world, run));
      for (Rule rule : rules) {
        Share share = Trials.share(alarms.of(rule));
        double theirs = PrototypeFigures.falseAlarms(rule).get(i);
        distances.add(Math.abs(share.value() - theirs));
        rows.computeIfAbsent(rule, _ -> new ArrayList<>(List.of(rule.name())))
            .add(String.format(Locale.ROOT, "%.3f (%.3f)", share.value(), theirs));
      }
    }
    rows.values().forEach(table::row);
    return new Section(
        "The same rules in another program",
        List.of(
            """
            Gauge, baseline of %d buckets, %d looks, %d runs; in brackets what an independent prototype in \
            Python measured with 600. The worlds' own constants were fitted to that table, so agreement of a whole \
            column says little; of the rules among each other within one, much. The exact tails of its spiky and \
            lognormal worlds are not known here. \
            Mean distance %.3f, median %.3f.\
            """
                .formatted(
                    BASELINE,
                    LOOKS,
                    setup.runs(),
                    distances.stream().mapToDouble(d -> d).average().orElse(0),
                    distances.stream().sorted().toList().get(distances.size() / 2)),
            table.markdown()),
        Map.of());
  }
}
