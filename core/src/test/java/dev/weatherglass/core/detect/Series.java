package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/// Made-up series with a seed.
final class Series {

  private Series() {}

  /// A first-order autoregression with standard deviation 1; memory 0 is white noise.
  static double[] autoregression(double memory, int length, long seed) {
    Random random = new Random(seed);
    double[] series = new double[length];
    double value = random.nextGaussian();
    for (int t = 0; t < length; t++) {
      series[t] = value;
      value = memory * value + Math.sqrt(1 - memory * memory) * random.nextGaussian();
    }
    return series;
  }

  static List<Observation> observations(double[] series, DoubleUnaryOperator unit) {
    List<Observation> observations = new ArrayList<>();
    for (double value : series) {
      observations.add(Observation.of(unit.applyAsDouble(value)));
    }
    return observations;
  }

  /// A latency around 200 ms whose logarithm has a standard deviation of .1.
  static List<Observation> latencies(int length, long seed) {
    return observations(autoregression(0, length, seed), x -> 200 * Math.exp(0.1 * x));
  }

  /// The same with a factor on each.
  static List<Observation> times(double factor, List<Observation> latencies) {
    return latencies.stream()
        .map(each ->
            each instanceof Observation.Value(double ms) ? Observation.of(factor * ms) : each)
        .toList();
  }

  static List<Observation> counts(double rate, int requests, int length, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> Observation.of(binomial(random, rate, requests), requests))
        .limit(length)
        .toList();
  }

  static List<Observation> missing(int length) {
    return Collections.nCopies(length, new Observation.Missing());
  }

  static Trial<?> trial(SeriesKind kind, Direction worse, List<Observation> baseline) {
    return switch (Detectors.forSeries(kind, worse, baseline)) {
      case Detection.Ready(Trial<?> trial) -> trial;
      case Detection.Refused refused -> throw new AssertionError(refused.sentence());
    };
  }

  /// The trial after each of the buckets.
  static List<Trial<?>> judge(Trial<?> trial, List<Observation> after) {
    List<Trial<?>> trials = new ArrayList<>();
    for (Observation observation : after) {
      trial = trial.next(observation);
      trials.add(trial);
    }
    return trials;
  }

  /// The strict rule: refuted at this level on two buckets running. -1 if never, else the bucket.
  static int firing(List<Trial<?>> trials, double alpha) {
    for (int t = 1; t < trials.size(); t++) {
      if (trials.get(t - 1).evidence().refutes(alpha) && trials.get(t).evidence().refutes(alpha)) {
        return t;
      }
    }
    return -1;
  }

  private static int binomial(Random random, double rate, int trials) {
    int hits = 0;
    for (int i = 0; i < trials; i++) {
      hits += random.nextDouble() < rate ? 1 : 0;
    }
    return hits;
  }
}
