package dev.weatherglass.bench.evaluate;

import java.io.IOException;

/// One question to the judge and its peers.
interface Study {

  /// As `--only` names it.
  String name();

  /// The answer.
  Section run(Setup setup) throws IOException;
}
