package dev.weatherglass.bench.micro;

import dev.weatherglass.core.correlate.ServiceState;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.RingBlock;
import dev.weatherglass.core.verify.Race;
import dev.weatherglass.core.verify.VerificationState;
import dev.weatherglass.wire.Json;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.dataformat.cbor.CBORMapper;

/// What is paid for keeping state in a store: written as CBOR and read again, once each, as it
/// stands 60 buckets after a change.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoredStateBench {

  private static final CBORMapper CBOR = Json.configure(CBORMapper.builder()).build();

  private final JudgedService service = verified();

  @Benchmark
  public RingBlock ringBlock() {
    return again(service.ring().block(service.ring().head().newest()), RingBlock.class);
  }

  @Benchmark
  public FamilyState family() {
    return again(service.family(), FamilyState.class);
  }

  @Benchmark
  public ServiceState service() {
    return again(service.state(), ServiceState.class);
  }

  @Benchmark
  public Race race() {
    return again(service.race(), Race.class);
  }

  @Benchmark
  public VerificationState verification() {
    return again(service.verification(), VerificationState.class);
  }

  private static <T> T again(T state, Class<T> type) {
    return CBOR.readValue(CBOR.writeValueAsBytes(state), type);
  }

  private static JudgedService verified() {
    JudgedService judged = JudgedService.after(360);
    judged.deploySlower();
    for (int i = 0; i < 60; i++) {
      int _ = judged.scrape();
    }
    return judged;
  }
}
