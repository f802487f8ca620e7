package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;

/// How bad a series looks.
public interface Statistic {

  /// One number for each bucket since the change, from what was known when it closed: higher is
  /// worse, negative infinity where the rule does not look.
  double[] path(Trace trace);
}
