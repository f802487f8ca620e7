package dev.weatherglass.bench.evaluate.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.bench.evaluate.worlds.MetricKind;
import dev.weatherglass.bench.evaluate.worlds.Trace;
import dev.weatherglass.bench.evaluate.worlds.Traces;
import dev.weatherglass.bench.evaluate.worlds.World;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class OtavaTest {

  @Test
  void the_energy_statistic_is_that_of_its_definition() {
    double[] values = new Random(3).doubles(17).toArray();

    EnergySplit split = EnergySplit.of(values, 2, 15);

    EnergySplit expected = new EnergySplit(0, Double.NEGATIVE_INFINITY);
    for (int tau = 3; tau < 15; tau++) {
      for (int kappa = tau + 1; kappa <= 15; kappa++) {
        double strength = strength(values, 2, tau, kappa);
        if (strength > expected.strength()) {
          expected = new EnergySplit(tau, strength);
        }
      }
    }
    assertThat(split.at()).isEqualTo(expected.at());
    assertThat(split.strength()).isCloseTo(expected.strength(), within(1e-12));
  }

  @Test
  void steps_are_found_where_they_are() {
    double[] series =
        DoubleStream.concat(
                Arrays.stream(level(10, 60, 1)),
                DoubleStream.concat(
                    Arrays.stream(level(16, 45, 2)), Arrays.stream(level(12, 55, 3))))
            .toArray();

    assertThat(new Otava(1e-5, 50, 5).changePoints(series)).containsExactly(60, 105);
  }

  @Test
  void a_fall_is_no_alarm() {
    Rule rule = Peers.named("Otava, p 1e-5, every 5");

    assertThat(rule.firstAlarm(Trace.of(level(10, 100, 1), level(20, 40, 2)))).isPresent();
    assertThat(rule.firstAlarm(Trace.of(level(20, 100, 1), level(10, 40, 2)))).isEmpty();
  }

  @Test
  void windows_that_are_remembered_change_nothing() {
    Trace trace = new Traces(5, 120, 120).quiet(MetricKind.GAUGE, World.AR_6, 1);
    double[] path = new Otava(1e-3, 50, 5).path(trace);

    Trace shorter =
        new Trace(
            trace.signal(),
            trace.series(),
            trace.worse(),
            trace.baseline(),
            trace.later().subList(0, 80));

    assertThat(new Otava(1e-3, 50, 80).path(shorter)[79]).isEqualTo(path[79]);
  }

  private static double[] level(double level, int length, int seed) {
    var random = new Random(seed);
    return DoubleStream.generate(() -> level + random.nextGaussian()).limit(length).toArray();
  }

  private static double strength(double[] z, int start, int tau, int kappa) {
    double n = tau - start;
    double m = kappa - tau;
    double within = pairs(z, start, tau, start, tau) / 2;
    double later = pairs(z, tau, kappa, tau, kappa) / 2;
    return 2 / (n + m) * pairs(z, start, tau, tau, kappa)
        - (n > 1 ? 2 * m / (n + m) / (n - 1) * within : 0)
        - (m > 1 ? 2 * n / (n + m) / (m - 1) * later : 0);
  }

  private static double pairs(double[] z, int a, int b, int c, int d) {
    double sum = 0;
    for (int i = a; i < b; i++) {
      for (int j = c; j < d; j++) {
        sum += Math.abs(z[i] - z[j]);
      }
    }
    return sum;
  }
}
