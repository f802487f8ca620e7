package dev.weatherglass.bench.micro;

import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.ShiftDetector;
import dev.weatherglass.core.series.Direction;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The watch for shifts without a change: a bucket of one series, at all times.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ShiftBench {

  private static final int VALUES = 4_096;

  private final double[] values =
      new Random(1).doubles(VALUES).map(share -> 0.1 + 0.01 * share).toArray();
  private final ShiftDetector level =
      ShiftDetector.begin(SeriesKind.LEVEL, List.of(Observation.of(0.1)));
  private final ShiftDetector errors =
      ShiftDetector.begin(SeriesKind.ERROR_RATIO, List.of(Observation.of(1, 100)));
  private long index;

  /// A bucket that holds a number.
  @Benchmark
  public boolean level() {
    index++;
    return level.watch(index, values[(int) (index % VALUES)], Double.NaN, Direction.UP);
  }

  /// A bucket that holds few errors among requests.
  @Benchmark
  public boolean errors() {
    index++;
    return errors.watch(index, index % 3 == 0 ? 1 : 0, 100, Direction.UP);
  }
}
