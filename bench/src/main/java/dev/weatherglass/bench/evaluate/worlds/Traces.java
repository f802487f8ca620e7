package dev.weatherglass.bench.evaluate.worlds;

import dev.weatherglass.core.detect.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws series: the same seed, place and number give the same one, and its noise does not depend
/// on the size of the step.
///
/// @param seed of all that is drawn
/// @param before how many buckets come before the change
/// @param since how many from the change on
public record Traces(long seed, int before, int since) {

  /// One series without a change.
  ///
  /// @param run number of the series
  public Trace quiet(MetricKind kind, World world, int run) {
    return stepped(kind, world, 0, run);
  }

  /// One series that is worse from the change on.
  ///
  /// @param size of the step in sigma
  public Trace stepped(MetricKind kind, World world, double size, int run) {
    var random =
        new Random(mixed(mixed(mixed(seed, kind.name().hashCode()), world.name().hashCode()), run));
    double[] noise = world.noise(random, before + since);
    List<Observation> all = new ArrayList<>(noise.length);
    for (int i = 0; i < noise.length; i++) {
      all.add(kind.observe(noise[i] + (i < before ? 0 : size), random));
    }
    return new Trace(
        kind.signal(),
        kind.series(),
        kind.worse(),
        all.subList(0, before),
        all.subList(before, noise.length));
  }

  /// Spreads neighbours far apart (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195).
  private static long mixed(long value, long with) {
    long z = value + (with + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
