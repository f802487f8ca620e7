package dev.weatherglass.bench.micro;

import dev.weatherglass.bench.load.SimulatedService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Both stages of the judge without Kafka, per sample: a second of one service brings 20 samples
/// and closes a bucket of each of its four watched series. What it costs to make the samples is in
/// it too.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JudgeBench {

  private static final int BASELINE = 300;
  private static final int SECONDS = 100;
  private static final int SAMPLES = SECONDS * SimulatedService.RAW_SERIES;

  /// A service without a change.
  @State(Scope.Thread)
  public static class Steady {
    private JudgedService service = JudgedService.after(0);

    @Setup(Level.Invocation)
    public void begin() {
      service = JudgedService.after(BASELINE);
    }
  }

  /// A service whose latest change is being judged.
  @State(Scope.Thread)
  public static class Verifying {
    private JudgedService service = JudgedService.after(0);

    @Setup(Level.Invocation)
    public void begin() {
      service = JudgedService.after(BASELINE);
      service.deploySlower();
    }
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public int sampleWhileSteady(Steady steady) {
    return scrapes(steady.service);
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public int sampleWhileVerifying(Verifying verifying) {
    return scrapes(verifying.service);
  }

  private static int scrapes(JudgedService service) {
    int told = 0;
    for (int i = 0; i < SECONDS; i++) {
      told += service.scrape();
    }
    return told;
  }
}
