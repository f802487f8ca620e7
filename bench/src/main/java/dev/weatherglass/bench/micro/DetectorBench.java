package dev.weatherglass.bench.micro;

import dev.weatherglass.core.detect.Detection;
import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.Plan;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.Trial;
import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The sequential test alone: learning the baseline of 240 buckets when an episode opens, then each
/// of the 120 buckets of a verification.
///
/// What filters know besides the values is worked out once for all series of a service that have
/// the same gaps, and never again. So a bucket is measured by walking whole verifications from
/// designs that nobody has walked before, and told per bucket and series; opening is in it too.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DetectorBench {

  private static final int BASELINE = 240;
  private static final int WINDOW = 120;
  private static final int SERIES = 5;
  private static final double ALPHA = 0.01;
  private static final Plan ONE_CHANGE = Plan.of(List.of(0));
  private static final Plan TWO_CHANGES = Plan.of(List.of(0, 12));

  private final List<List<Observation>> series =
      new Random(1).longs(SERIES).mapToObj(seed -> latencies(new Random(seed))).toList();
  private final Trial<?> halfWay = walked(new Detectors(ONE_CHANGE, BASELINE), 0, WINDOW / 2);

  /// An episode opens: the bank of noise models learns the baseline of one series.
  @Benchmark
  public Trial<?> open() {
    return opened(new Detectors(ONE_CHANGE, BASELINE), 0);
  }

  /// The same for each of five series that share their filters.
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public double openShared() {
    Detectors detectors = new Detectors(ONE_CHANGE, BASELINE);
    double before = 0;
    for (int i = 0; i < SERIES; i++) {
      before += opened(detectors, i).before(0);
    }
    return before;
  }

  /// A bucket of a series that shares its filters with nobody.
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public double bucketAlone() {
    return verified(ONE_CHANGE, 1);
  }

  /// A bucket of one of five series that share their filters.
  @Benchmark
  @OperationsPerInvocation(SERIES * WINDOW)
  public double bucketShared() {
    return verified(ONE_CHANGE, SERIES);
  }

  /// The same where two changes are told apart.
  @Benchmark
  @OperationsPerInvocation(SERIES * WINDOW)
  public double bucketSharedOfTwoChanges() {
    return verified(TWO_CHANGES, SERIES);
  }

  /// How far a series moved, with its interval: asked every ten buckets, and while a change is
  /// suspected.
  @Benchmark
  public double effect() {
    return halfWay.effect().estimate();
  }

  /// What would have been seen: asked every ten buckets.
  @Benchmark
  public double detectable() {
    return halfWay.detectable(ALPHA);
  }

  private double verified(Plan plan, int count) {
    Detectors detectors = new Detectors(plan, BASELINE);
    Trial<?>[] trials = new Trial<?>[count];
    Arrays.setAll(trials, i -> opened(detectors, i));
    double lnE = 0;
    for (int t = 0; t < WINDOW; t++) {
      for (int i = 0; i < count; i++) {
        trials[i] = trials[i].next(series.get(i).get(BASELINE + t));
        lnE += trials[i].evidence().lnE();
      }
    }
    return lnE;
  }

  private Trial<?> walked(Detectors detectors, int number, int buckets) {
    Trial<?> trial = opened(detectors, number);
    for (int t = 0; t < buckets; t++) {
      trial = trial.next(series.get(number).get(BASELINE + t));
    }
    return trial;
  }

  private Trial<?> opened(Detectors detectors, int number) {
    List<Observation> baseline = series.get(number).subList(0, BASELINE);
    return switch (detectors.forSeries(SeriesKind.LEVEL, Direction.UP, 0, baseline)) {
      case Detection.Ready(Trial<?> ready) -> ready;
      case Detection.Refused(_, String why) -> throw new IllegalStateException(why);
    };
  }

  private static List<Observation> latencies(Random random) {
    var latencies = new ArrayList<Observation>();
    for (int t = 0; t < BASELINE + WINDOW; t++) {
      latencies.add(Observation.of(0.1 * Math.exp(0.1 * random.nextGaussian())));
    }
    return latencies;
  }
}
