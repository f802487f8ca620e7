package dev.weatherglass.bench;

import java.util.List;
import java.util.Optional;

/// The catalogue of benches. A new one is a class that implements [Bench] and its line here.
final class Benches {

  static final List<Bench> ALL =
      List.of(
          new ReadyBench(),
          new MemoryBench(),
          new AlertDelayBench(),
          new WebhookBench(),
          new HistoryBench(),
          new MavenExtensionBench(),
          new MicroBench(),
          new EvaluateBench());

  private Benches() {}

  static Optional<Bench> named(String name) {
    return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst();
  }
}
