package dev.weatherglass.bench.evaluate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KayentaJudgeTest {

  private static final Rule RULE = Peers.named("Kayenta, every 5");

  @Test
  void it_is_judged_every_fifth_bucket_only() {
    assertThat(RULE.firstAlarm(Trace.of(zigzag(60, 10), zigzag(60, 30)))).hasValue(4);
  }

  @Test
  void an_interval_that_barely_leaves_zero_is_within_the_tolerance() {
    // Given a shift whose interval is above zero, but by less than a quarter of the estimate
    double[] path = new KayentaJudge(60, 60).path(Trace.of(zigzag(60, 10), zigzag(60, 10.34)));

    assertThat(path[59]).isBetween(0.0, KayentaJudge.TOLERANCE);
  }

  /// Sixty values, evenly spread around a level in some order.
  private static double[] zigzag(int length, double level) {
    return IntStream.range(0, length).mapToDouble(i -> level + (i * 37 % 60 - 29.5) / 25).toArray();
  }
}
