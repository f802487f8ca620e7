package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftDetectorTest {

  private static final int LEARNING = 120;
  private static final int LONGEST = 720;
  private static final double[] NONE = {};

  /// What was reported of a series: at which bucket, and since when.
  private record Report(int at, int onset) {}

  /// Runs a series as the judge does: a shift is what both the detector and the onsets say.
  private static List<Report> reports(SeriesKind kind, double[] values, double[] requests) {
    var reports = new ArrayList<Report>();
    ShiftDetector detector = ShiftDetector.begin(kind, first(values, requests));
    int since = 0;
    for (int i = 0; i < values.length; i++) {
      double served = requests.length == 0 ? Double.NaN : requests[i];
      if (i - since < LEARNING) {
        detector.learn(i, values[i], served);
      } else if (detector.watch(i, values[i], served, Direction.UP)) {
        int from = Math.max(since, i + 1 - LONGEST);
        OnsetReading onsets = onsets(detector, values, requests, from, i + 1);
        if (onsets.lnSum() >= Math.log(ShiftDetector.GAMMA)) {
          since = from + onsets.best().orElseThrow().index();
          reports.add(new Report(i, since));
          detector.forgetLevel();
          for (int again = since; again <= i; again++) {
            detector.learn(
                again, values[again], requests.length == 0 ? Double.NaN : requests[again]);
          }
        } else {
          detector.stepBack();
        }
      }
    }
    return reports;
  }

  private static OnsetReading onsets(
      ShiftDetector detector, double[] values, double[] requests, int from, int to) {
    double[] served = new double[to - from];
    Arrays.fill(served, Double.NaN);
    return ShiftOnsets.read(
        detector,
        Direction.UP,
        Arrays.copyOfRange(values, from, to),
        requests.length == 0 ? served : Arrays.copyOfRange(requests, from, to));
  }

  private static List<Observation> first(double[] values, double[] requests) {
    var first = new ArrayList<Observation>();
    for (int i = 0; i < ShiftDetector.FEWEST_BUCKETS; i++) {
      first.add(
          requests.length == 0
              ? Observation.of(values[i])
              : Observation.of((long) values[i], (long) requests[i]));
    }
    return first;
  }

  private static long falseReports(int runs, LongFunction<double[]> world) {
    long reports = 0;
    for (long seed = 0; seed < runs; seed++) {
      reports += reports(SeriesKind.LEVEL, world.apply(seed), NONE).size();
    }
    return reports;
  }

  /// 200,000 buckets: gamma promises 1.5 reports at most on average.
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6, 0.9, 0.97})
  void unchanged_series_keep_the_stated_run_length(double memory) {
    assertThat(falseReports(20, seed -> Series.autoregression(memory, 10_000, 40 + seed)))
        .isLessThanOrEqualTo(3);
  }

  @Test
  void lone_spikes_are_no_shift() {
    assertThat(
            falseReports(
                20,
                seed -> {
                  double[] series = Series.autoregression(0, 10_000, seed);
                  var random = new Random(seed);
                  for (int t = 0; t < series.length; t++) {
                    series[t] += random.nextInt(50) == 0 ? 8 * random.nextDouble() : 0;
                  }
                  return series;
                }))
        .isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"2, 8", "3, 5", "6, 4"})
  void a_shift_is_reported_within_buckets_and_dated(double size, int median) {
    var delays = new ArrayList<Integer>();
    double off = 0;
    for (long seed = 0; seed < 40; seed++) {
      double[] series = Series.autoregression(0, 1_120, 900 + seed);
      for (int t = 1_000; t < series.length; t++) {
        series[t] += size;
      }
      List<Report> reports = reports(SeriesKind.LEVEL, series, NONE);
      assertThat(reports).describedAs("seed %s", seed).isNotEmpty();
      delays.add(reports.getFirst().at() - 1_000 + 1);
      off += Math.abs(reports.getFirst().onset() - 1_000);
    }
    delays.sort(Integer::compare);
    assertThat(delays.get(delays.size() / 2)).isBetween(1, median);
    assertThat(off / delays.size()).isLessThan(2);
  }

  @Test
  void few_errors_that_become_three_times_as_many_are_reported() {
    int found = 0;
    for (long seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      double[] requests = new double[1_120];
      double[] errors = new double[1_120];
      for (int t = 0; t < errors.length; t++) {
        requests[t] = 200;
        for (int r = 0; r < 200; r++) {
          errors[t] += random.nextDouble() < (t < 1_000 ? 0.01 : 0.03) ? 1 : 0;
        }
      }
      List<Report> reports = reports(SeriesKind.ERROR_RATIO, errors, requests);
      found += reports.size() == 1 && reports.getFirst().at() <= 1_020 ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(18);
  }

  @Test
  void a_detector_that_was_stored_goes_on_as_if_it_had_not_been() {
    double[] series = Series.autoregression(0.6, 700, 5);
    ShiftDetector straight = ShiftDetector.begin(SeriesKind.LEVEL, first(series, NONE));
    ShiftDetector stored = ShiftDetector.begin(SeriesKind.LEVEL, first(series, NONE));
    for (int i = 0; i < series.length; i++) {
      straight.watch(i, series[i], Double.NaN, Direction.UP);
      stored.watch(i, series[i], Double.NaN, Direction.UP);
      stored = ShiftDetector.resume(stored.state());
      assertThat(stored.height(Direction.UP)).isEqualTo(straight.height(Direction.UP));
    }
    assertThat(stored.state()).isEqualTo(straight.state());
  }

  @Test
  void a_state_takes_about_a_kilobyte() {
    double[] series = Series.autoregression(0, 200, 6);
    ShiftDetector detector = ShiftDetector.begin(SeriesKind.LEVEL, first(series, NONE));
    for (int i = 0; i < series.length; i++) {
      detector.learn(i, series[i], Double.NaN);
    }
    ShiftState state = detector.state();
    assertThat(state.cells().length * 8 + state.recent().length * 4).isLessThan(1_200);
  }

  @Test
  void gaps_constant_series_and_huge_values_raise_no_hand() {
    ShiftDetector detector =
        ShiftDetector.begin(SeriesKind.LEVEL, List.of(Observation.of(5), Observation.of(5)));
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      double value =
          switch (i % 7) {
            case 0 -> Double.NaN;
            case 1 -> i % 3 == 0 ? 1e300 : Double.POSITIVE_INFINITY;
            default -> 5;
          };
      assertThat(detector.watch(i, value, Double.NaN, Direction.EITHER)).isFalse();
    }
    for (int i = 2_000; i < 2_100; i++) {
      detector.learn(i, 5 + 0.1 * random.nextGaussian(), Double.NaN);
    }
    assertThat(detector.height(Direction.EITHER)).isFinite();
  }

  @Test
  void the_limits_of_a_window_are_those_of_sorted_values() {
    var random = new Random(8);
    LimitWindow window = new LimitWindow();
    double[] values = new double[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextInt(4) == 0 ? 3 : 10 * random.nextGaussian());
      if (i >= 20) {
        TrailingLimits limits = TrailingLimits.after(Arrays.copyOf(values, i));
        assertThat(window.limited(1e6)).isCloseTo(limits.high(), within(1e-9));
        assertThat(window.limited(-1e6)).isCloseTo(limits.low(), within(1e-9));
      }
      window.add((float) values[i]);
    }
    assertThat(LimitWindow.of(window.values()).limited(1e6)).isEqualTo(window.limited(1e6));
  }

  @Test
  void a_state_of_another_size_is_refused() {
    assertThatThrownBy(() -> new ShiftState(ShiftScale.LINEAR, 0, new double[3], new float[0]))
        .hasMessageContaining("cells must be");
  }
}
