package dev.weatherglass.bench.load;

import dev.weatherglass.ingest.write.proto.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A service with two instances that each keep a histogram of request durations: 20 raw series, of
/// which four are watched (mean and p95 latency, errors, throughput). Its level of latency wanders
/// (autocorrelated noise), single requests scatter around it.
///
/// For one thread, but [#slowFrom].
public final class SimulatedService {

  /// Raw series, each with one sample at each scrape.
  public static final int RAW_SERIES = 20;

  private static final int INSTANCES = 2;
  private static final double USUAL_SECONDS = 0.1;
  private static final double SLOWED = 1.4;
  private static final double REMEMBERED = 0.6;
  private static final double WANDER = 0.02;

  private final String name;
  private final Random random;
  private final List<Instance> instances = new ArrayList<>();
  private volatile long slowFromMillis = Long.MAX_VALUE;
  private double level;

  /// @param seed decides everything that is random
  public SimulatedService(String name, long seed) {
    this.name = name;
    this.random = new Random(seed);
    for (int i = 0; i < INSTANCES; i++) {
      instances.add(new Instance(name, name + "-" + i));
    }
  }

  public String name() {
    return name;
  }

  /// From this moment on its requests take 40 % longer.
  public void slowFrom(long atMillis) {
    slowFromMillis = atMillis;
  }

  /// Its series with one sample for each of these moments, which must be later than those before.
  public Stream<TimeSeries> scraped(long... atMillis) {
    instances.forEach(Instance::begin);
    for (long at : atMillis) {
      level = REMEMBERED * level + WANDER * random.nextGaussian();
      double seconds = USUAL_SECONDS * Math.exp(level) * (at >= slowFromMillis ? SLOWED : 1);
      instances.forEach(instance -> instance.scrape(at, seconds, random));
    }
    return instances.stream().flatMap(Instance::end);
  }
}
