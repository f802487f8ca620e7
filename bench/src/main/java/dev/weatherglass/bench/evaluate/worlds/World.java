package dev.weatherglass.bench.evaluate.worlds;

import java.util.Random;

/// How a series moves while nothing happens. Noise is in units of sigma, the standard deviation of
/// one sample where there is such a thing, and more is worse: spikes and heavy tails point the bad
/// way.
public enum World {
  /// White noise.
  IID("iid") {
    @Override
    double[] noise(Random random, int length) {
      return white(random, length);
    }
  },
  /// An autoregression: memory of minutes.
  AR_6("AR .6") {
    @Override
    double[] noise(Random random, int length) {
      return autoregression(0.6, random, length);
    }
  },
  /// An autoregression: memory of a quarter of an hour.
  AR_9("AR .9") {
    @Override
    double[] noise(Random random, int length) {
      return autoregression(0.9, random, length);
    }
  },
  /// Half of the variance is a slow autoregression, half is white.
  WANDER("wander") {
    @Override
    double[] noise(Random random, int length) {
      double[] noise = autoregression(0.97, random, length);
      for (int i = 0; i < length; i++) {
        noise[i] = Math.sqrt(0.5) * (noise[i] + random.nextGaussian());
      }
      return noise;
    }
  },
  /// White noise around a level that walks away, by a twentieth of sigma a step.
  RANDOM_WALK("random walk") {
    @Override
    double[] noise(Random random, int length) {
      double[] noise = new double[length];
      double level = 0;
      for (int i = 0; i < length; i++) {
        level += 0.05 * random.nextGaussian();
        noise[i] = level + random.nextGaussian();
      }
      return noise;
    }
  },
  /// A heavy upper tail: exp(.8 z), centred and scaled to one sigma.
  LOGNORMAL("lognormal") {
    @Override
    double[] noise(Random random, int length) {
      double variance = 0.64; // of the logarithm
      double mean = Math.exp(variance / 2);
      double deviation = mean * Math.sqrt(Math.expm1(variance));
      double[] noise = white(random, length);
      for (int i = 0; i < length; i++) {
        noise[i] = (Math.exp(Math.sqrt(variance) * noise[i]) - mean) / deviation;
      }
      return noise;
    }
  },
  /// White noise, and one sample in fifty is higher by an exponential amount with mean 8 sigma.
  SPIKY("spiky") {
    @Override
    double[] noise(Random random, int length) {
      double[] noise = white(random, length);
      for (int i = 0; i < length; i++) {
        noise[i] += random.nextInt(50) == 0 ? -8 * Math.log1p(-random.nextDouble()) : 0;
      }
      return noise;
    }
  },
  /// White noise on a day of 1,440 buckets with an amplitude of 2 sigma; the change falls anywhere.
  DIURNAL("diurnal") {
    @Override
    double[] noise(Random random, int length) {
      double[] noise = white(random, length);
      double phase = random.nextDouble();
      for (int i = 0; i < length; i++) {
        noise[i] += 2 * Math.sin(2 * Math.PI * (phase + i / 1440.0));
      }
      return noise;
    }
  };

  private final String label;

  World(String label) {
    this.label = label;
  }

  /// As tables name it.
  public String label() {
    return label;
  }

  /// Consecutive samples.
  abstract double[] noise(Random random, int length);

  private static double[] white(Random random, int length) {
    double[] noise = new double[length];
    for (int i = 0; i < length; i++) {
      noise[i] = random.nextGaussian();
    }
    return noise;
  }

  /// Stationary from the first sample on, with variance 1.
  private static double[] autoregression(double phi, Random random, int length) {
    double[] noise = white(random, length);
    double gain = Math.sqrt(1 - phi * phi);
    for (int i = 1; i < length; i++) {
      noise[i] = phi * noise[i - 1] + gain * noise[i];
    }
    return noise;
  }
}
