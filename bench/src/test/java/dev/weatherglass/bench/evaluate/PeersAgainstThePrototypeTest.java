package dev.weatherglass.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.bench.evaluate.peers.Rule;
import dev.weatherglass.bench.evaluate.worlds.MetricKind;
import dev.weatherglass.bench.evaluate.worlds.Traces;
import dev.weatherglass.bench.evaluate.worlds.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every rule alarms as often where nothing happens as the same rule did in another program.
class PeersAgainstThePrototypeTest {

  private static final int RUNS = 60;
  private static final int THEIR_RUNS = 600;

  /// Their tails are not known exactly.
  private static final Set<World> ROUGHLY_KNOWN = Set.of(World.LOGNORMAL, World.SPIKY);

  @Test
  void false_alarms_are_as_many() {
    var traces = new Traces(11, 120, 240);
    List<Rule> rules = PrototypeFigures.rules();
    List<World> worlds = List.of(World.values());
    for (int i = 0; i < worlds.size(); i++) {
      World world = worlds.get(i);
      var alarms = Trials.alarms(rules, RUNS, run -> traces.quiet(MetricKind.GAUGE, world, run));
      for (Rule rule : rules) {
        double theirs = PrototypeFigures.falseAlarms(rule).get(i);
        double slack = ROUGHLY_KNOWN.contains(world) ? 0.12 : 0.03;

        assertThat(Trials.share(alarms.of(rule)).value())
            .as("%s in %s, seed 11", rule.name(), world.label())
            .isCloseTo(theirs, within(slack + 3.5 * error(theirs)));
      }
    }
  }

  private static double error(double share) {
    return Math.sqrt(share * (1 - share) * (1.0 / RUNS + 1.0 / THEIR_RUNS));
  }
}
