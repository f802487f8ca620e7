package dev.weatherglass.bench.micro;

import dev.weatherglass.core.detect.Detection;
import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.Trial;
import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The sequential test alone, on one series: learning the baseline of 240 buckets when a change
/// opens, then each closed bucket.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DetectorBench {

  private static final int BASELINE = 240;
  private static final double ALPHA = 0.01;

  private final List<Observation> baseline = new ArrayList<>();
  private final Observation next = Observation.of(0.104);
  private Trial<?> trial = opened();

  @Setup
  public void takeSome() {
    var random = new Random(1);
    for (int i = 0; i < 30; i++) {
      trial = trial.next(Observation.of(0.1 + 0.01 * random.nextGaussian()));
    }
  }

  /// A change opens: the bank of noise models learns the baseline.
  @Benchmark
  public Trial<?> open() {
    return opened();
  }

  /// A bucket: the evidence against "nothing changed".
  @Benchmark
  public double step() {
    return trial.next(next).evidence().lnE();
  }

  /// A bucket, told in full: evidence, effect with its interval, and what would have been seen.
  @Benchmark
  public double stepTold() {
    Trial<?> after = trial.next(next);
    return after.evidence().lnE() + after.effect().estimate() + after.detectable(ALPHA);
  }

  private Trial<?> opened() {
    if (baseline.isEmpty()) {
      var random = new Random(2);
      for (int i = 0; i < BASELINE; i++) {
        baseline.add(Observation.of(0.1 + 0.01 * random.nextGaussian()));
      }
    }
    Detection detection = Detectors.forSeries(SeriesKind.LEVEL, Direction.UP, baseline);
    return switch (detection) {
      case Detection.Ready(Trial<?> ready) -> ready;
      case Detection.Refused(_, String why) -> throw new IllegalStateException(why);
    };
  }
}
