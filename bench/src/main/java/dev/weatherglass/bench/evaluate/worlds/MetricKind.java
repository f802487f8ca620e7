package dev.weatherglass.bench.evaluate.worlds;

import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.SignalKind;
import java.util.Random;

/// What is measured, and how noise shows in it. A positive deviation is always for the worse.
public enum MetricKind {
  /// A gauge around 10 with a standard deviation of 1: what the peers' tables are usually made of.
  GAUGE("gauge", SignalKind.SATURATION, SeriesKind.LEVEL, Direction.UP) {
    @Override
    Observation observe(double deviation, Random random) {
      return Observation.of(10 + deviation);
    }
  },
  /// Seconds; its noise is on the logarithm, a tenth a sigma.
  LATENCY("latency", SignalKind.LATENCY, SeriesKind.LEVEL, Direction.UP) {
    @Override
    Observation observe(double deviation, Random random) {
      return Observation.of(0.1 * Math.exp(0.1 * deviation));
    }
  },
  /// Requests per second; the noise as that of latency, and less is worse.
  THROUGHPUT("throughput", SignalKind.THROUGHPUT, SeriesKind.LEVEL, Direction.DOWN) {
    @Override
    Observation observe(double deviation, Random random) {
      return Observation.of(500 * Math.exp(-0.1 * deviation));
    }
  },
  /// Two errors among 200 requests: Poisson, its rate moved by .3 a sigma on the logarithm.
  RARE_ERRORS("errors, rare", SignalKind.ERRORS, SeriesKind.ERROR_RATIO, Direction.UP) {
    @Override
    Observation observe(double deviation, Random random) {
      return errors(200, deviation, random);
    }
  },
  /// Twenty errors among 2,000 requests, likewise.
  BUSY_ERRORS("errors, busy", SignalKind.ERRORS, SeriesKind.ERROR_RATIO, Direction.UP) {
    @Override
    Observation observe(double deviation, Random random) {
      return errors(2000, deviation, random);
    }
  };

  private static final double ERROR_SHARE = 0.01;
  private static final double MODULATION = 0.3;
  private static final double LARGEST_MEAN_AT_ONCE = 500;

  private final String label;
  private final SignalKind signal;
  private final SeriesKind series;
  private final Direction worse;

  MetricKind(String label, SignalKind signal, SeriesKind series, Direction worse) {
    this.label = label;
    this.signal = signal;
    this.series = series;
    this.worse = worse;
  }

  /// As tables name it.
  public String label() {
    return label;
  }

  public SignalKind signal() {
    return signal;
  }

  public SeriesKind series() {
    return series;
  }

  /// Which way is worse.
  public Direction worse() {
    return worse;
  }

  /// What a bucket shows when the world deviates by so many sigma.
  ///
  /// @param random for counts, which scatter by themselves
  abstract Observation observe(double deviation, Random random);

  private static Observation errors(int requests, double deviation, Random random) {
    double share = Math.min(1, ERROR_SHARE * Math.exp(MODULATION * deviation));
    return Observation.of(poisson(requests * share, random), requests);
  }

  /// By multiplication (Knuth 1969), in parts where exp(-mean) would vanish.
  private static long poisson(double mean, Random random) {
    if (mean > LARGEST_MEAN_AT_ONCE) {
      return poisson(LARGEST_MEAN_AT_ONCE, random) + poisson(mean - LARGEST_MEAN_AT_ONCE, random);
    }
    double limit = Math.exp(-mean);
    long count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
