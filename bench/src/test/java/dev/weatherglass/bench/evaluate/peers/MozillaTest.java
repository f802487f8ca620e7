package dev.weatherglass.bench.evaluate.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MozillaTest {

  @Test
  void what_is_near_to_the_change_weighs_more() {
    double t = Mozilla.t(new double[] {3, 2, 1}, new double[] {4, 3, 2});

    double a = (3 * 3 + 2 * 2 + 1) / 6.0;
    double b = (4 * 3 + 3 * 2 + 2) / 6.0;
    double variance = ((3 - a) * (3 - a) + (2 - a) * (2 - a) + (1 - a) * (1 - a)) / 2;
    assertThat(t).isCloseTo((b - a) / Math.sqrt(2 * variance / 3), within(1e-12));
  }

  @Test
  void a_step_is_seen_with_its_twelfth_bucket() {
    assertThat(rule().firstAlarm(Trace.of(level(10, 50, 1), level(20, 40, 2)))).hasValue(11);
  }

  @Test
  void a_fall_is_no_alarm() {
    assertThat(rule().firstAlarm(Trace.of(level(20, 50, 1), level(10, 40, 2)))).isEmpty();
  }

  private static Rule rule() {
    return Peers.named("Mozilla t > 7");
  }

  private static double[] level(double level, int length, int seed) {
    var random = new Random(seed);
    return DoubleStream.generate(() -> level + random.nextGaussian()).limit(length).toArray();
  }
}
