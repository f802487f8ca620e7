package dev.weatherglass.bench;

import dev.weatherglass.bench.report.Outcome;
import java.io.IOException;

/// Something that is measured, under a name.
public interface Bench {

  /// As on the command line, `alert-delay`.
  String name();

  /// One line for people: what is measured, and its options.
  String says();

  /// Measures once.
  Outcome run(Arguments arguments, Stand stand) throws IOException, InterruptedException;
}
