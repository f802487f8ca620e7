package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SideBySideTest {

  private static final int BASELINE = 240;
  private static final int LOOKS = 120;
  private static final int RUNS = 400;
  private static final double FIRES = Math.log(100);

  /// Events that both versions have alike, whose rate moves as it likes.
  ///
  /// @param rate events per request in each bucket
  /// @param clump how many events come as one, on one instance
  /// @param share of the new version in each bucket
  private record World(
      String name, int requests, IntToDoubleFunction rate, int clump, IntToDoubleFunction share) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> worlds() {
    IntToDoubleFunction tenth = _ -> 0.1;
    return Stream.of(
            new World("steady", 400, _ -> 0.01, 1, tenth),
            new World("common bursts", 400, t -> t % 17 < 3 ? 0.2 : 0.005, 1, tenth),
            new World("an incident at the change", 400, t -> t < BASELINE ? .01 : .3, 1, tenth),
            new World("a day", 400, t -> .02 * (1.1 + Math.sin(t / 30.0)), 1, tenth),
            new World("a level that wanders", 400, wander(), 1, tenth),
            new World("one client tries three times", 400, _ -> 0.02, 3, tenth),
            new World("one client tries eight times", 400, _ -> 0.04, 8, tenth),
            new World("a share that grows", 400, _ -> 0.02, 1, t -> (t - BASELINE) / 150.0),
            new World("half and half, busy", 4_000, wander(), 2, _ -> 0.5),
            new World("hardly any event", 40, _ -> 0.001, 1, tenth))
        .map(Arguments::of);
  }

  private static IntToDoubleFunction wander() {
    double[] level = Series.autoregression(0.97, BASELINE + LOOKS, 5);
    return t -> 0.02 * Math.exp(0.7 * level[t]);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void what_hits_both_versions_alike_is_seldom_blamed_on_the_new_one(World world) {
    assertThat(fired(world, 1)).isLessThanOrEqualTo(RUNS / 100 + 4); // 1 %, and 2 deviations
  }

  @Test
  void three_times_the_errors_on_a_tenth_of_the_traffic_are_found() {
    var steady = new World("steady", 400, _ -> 0.01, 1, _ -> 0.1);
    var wandering = new World("wander", 400, wander(), 1, _ -> 0.1);

    assertThat(fired(steady, 3)).isGreaterThan(RUNS * 19 / 20);
    assertThat(fired(wandering, 3)).isGreaterThan(RUNS * 19 / 20);
  }

  @Test
  void one_bucket_is_the_average_of_its_likelihood_ratios() {
    double byHand =
        DoubleStream.of(1.25, 1.5, 2, 3, 5, 10, 30)
            .map(rho -> Math.pow(rho, 4) / Math.pow(0.2 * rho + 0.8, 6))
            .average()
            .orElseThrow();

    SideBySide one =
        SideBySide.of(Direction.UP, 1).with(Observation.of(4, 100), Observation.of(2, 400));

    assertThat(one.lnE()).isCloseTo(Math.log(byHand), within(1e-12));
  }

  @Test
  void fewer_events_of_the_new_version_count_only_where_fewer_are_worse() {
    Observation few = Observation.of(10, 500);
    Observation many = Observation.of(60, 500);

    assertThat(SideBySide.of(Direction.UP, 1).with(few, many).lnE()).isNegative();
    assertThat(SideBySide.of(Direction.DOWN, 1).with(few, many).lnE()).isGreaterThan(10);
    assertThat(SideBySide.of(Direction.EITHER, 1).with(few, many).lnE()).isGreaterThan(10);
  }

  @Test
  void a_bucket_in_which_only_one_version_served_says_nothing() {
    SideBySide none = SideBySide.of(Direction.UP, 1);

    assertThat(none.with(Observation.of(0, 0), Observation.of(9, 100))).isSameAs(none);
    assertThat(none.with(Observation.of(9, 100), Observation.of(0, 0))).isSameAs(none);
    assertThat(none.with(Observation.of(9, 0), Observation.of(9, 0))).isSameAs(none);
    assertThat(none.with(Observation.of(90, 900), Observation.of(1, 50))).isSameAs(none);
    assertThat(none.with(new Observation.Missing(), Observation.of(9, 100))).isSameAs(none);
    assertThat(none.with(Observation.of(-1, 10), Observation.of(9, 100))).isSameAs(none);
    assertThat(none.lnE()).isZero();
  }

  @Test
  void no_event_at_all_is_no_evidence_and_absurd_counts_stay_finite() {
    SideBySide none = SideBySide.of(Direction.UP, 1);

    assertThat(none.with(Observation.of(0, 100), Observation.of(0, 100)).lnE()).isZero();
    assertThat(
            none.with(
                    Observation.of(Long.MAX_VALUE, Long.MAX_VALUE),
                    Observation.of(Long.MAX_VALUE, Long.MAX_VALUE))
                .lnE())
        .isFinite();
  }

  @Test
  void a_day_does_not_count_as_bursts_but_retries_do() {
    Random random = new Random(3);
    var day = new World("", 4_000, t -> .02 * (1.1 + Math.sin(t / 40.0)), 1, _ -> 0);
    var retrying = new World("", 4_000, _ -> 0.02, 6, _ -> 0);

    assertThat(SideBySide.after(baseline(day, random), Direction.UP).dispersion())
        .isBetween(1.0, 5.0);
    assertThat(SideBySide.after(baseline(retrying, random), Direction.UP).dispersion())
        .isBetween(4.0, 9.0);
    assertThat(SideBySide.after(List.of(), Direction.UP).dispersion()).isEqualTo(2);
  }

  @Test
  void a_dispersion_below_one_is_refused_by_name() {
    assertThatThrownBy(() -> SideBySide.of(Direction.UP, 0.5))
        .hasMessage("dispersion must be at least 1 but was 0.5");
  }

  /// In how many runs the evidence ever reaches a hundred to one.
  private static int fired(World world, double ratio) {
    int fired = 0;
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(1_000 + run);
      SideBySide pair = SideBySide.after(baseline(world, random), Direction.UP);
      boolean reached = false;
      for (int t = BASELINE; t < BASELINE + LOOKS; t++) {
        int mine = (int) (world.requests() * world.share().applyAsDouble(t));
        double rate = world.rate().applyAsDouble(t);
        pair =
            pair.with(
                observed(mine, ratio * rate, world.clump(), random),
                observed(world.requests() - mine, rate, world.clump(), random));
        reached |= pair.lnE() >= FIRES;
      }
      fired += reached ? 1 : 0;
    }
    return fired;
  }

  private static List<Observation> baseline(World world, Random random) {
    var baseline = new ArrayList<Observation>();
    for (int t = 0; t < BASELINE; t++) {
      baseline.add(
          observed(world.requests(), world.rate().applyAsDouble(t), world.clump(), random));
    }
    return baseline;
  }

  private static Observation observed(int requests, double rate, int clump, Random random) {
    return Observation.of((long) clump * poisson(requests * rate / clump, random), requests);
  }

  private static int poisson(double mean, Random random) {
    int count = 0;
    for (double time = -Math.log(random.nextDouble());
        time < mean;
        time -= Math.log(random.nextDouble())) {
      count++;
    }
    return count;
  }
}
