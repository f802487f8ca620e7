package dev.weatherglass.bench.evaluate.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.detect.Observation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TracesTest {

  @ParameterizedTest
  @EnumSource
  void a_seed_gives_the_same_series_again(World world) {
    Trace first = new Traces(1, 20, 20).quiet(MetricKind.RARE_ERRORS, world, 7);

    assertThat(new Traces(1, 20, 20).quiet(MetricKind.RARE_ERRORS, world, 7)).isEqualTo(first);
    assertThat(new Traces(1, 20, 20).quiet(MetricKind.RARE_ERRORS, world, 8)).isNotEqualTo(first);
    assertThat(new Traces(2, 20, 20).quiet(MetricKind.RARE_ERRORS, world, 7)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void a_step_begins_at_the_change_and_leaves_the_noise_alone(World world) {
    var traces = new Traces(1, 20, 20);
    Trace quiet = traces.quiet(MetricKind.GAUGE, world, 3);
    Trace stepped = traces.stepped(MetricKind.GAUGE, world, 2, 3);

    assertThat(stepped.before()).isEqualTo(quiet.before());
    for (int i = 0; i < 20; i++) {
      assertThat(stepped.since()[i]).isCloseTo(quiet.since()[i] + 2, within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"IID, 0", "AR_6, .6", "AR_9, .9", "WANDER, .485"})
  void stationary_worlds_have_a_deviation_of_one_and_their_memory(World world, double memory) {
    double squares = 0;
    double products = 0;
    int count = 0;
    for (int run = 0; run < 300; run++) {
      double[] x = new Traces(4, 200, 0).quiet(MetricKind.GAUGE, world, run).before();
      for (int i = 1; i < x.length; i++) {
        squares += (x[i] - 10) * (x[i] - 10);
        products += (x[i] - 10) * (x[i - 1] - 10);
        count++;
      }
    }

    assertThat(squares / count).isCloseTo(1, within(0.1));
    assertThat(products / squares).isCloseTo(memory, within(0.05));
  }

  @Test
  void more_is_worse_in_what_peers_see_whatever_the_kind() {
    for (MetricKind kind : MetricKind.values()) {
      Trace trace = new Traces(1, 50, 50).stepped(kind, World.IID, 8, 0);

      assertThat(mean(trace.since())).as(kind.label()).isGreaterThan(mean(trace.before()));
    }
  }

  @Test
  void errors_are_as_many_as_said() {
    Trace trace = new Traces(1, 2000, 1).quiet(MetricKind.BUSY_ERRORS, World.IID, 0);

    assertThat(trace.baseline())
        .allSatisfy(each ->
            assertThat(each)
                .isInstanceOfSatisfying(
                    Observation.Counts.class,
                    counts -> assertThat(counts.requests()).isEqualTo(2000)));
    assertThat(mean(trace.before())).isCloseTo(0.01 * Math.exp(0.045), within(5e-4));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
