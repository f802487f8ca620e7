package dev.weatherglass.bench;

import dev.weatherglass.bench.evaluate.Evaluation;
import dev.weatherglass.bench.evaluate.Setup;
import dev.weatherglass.bench.evaluate.Studies;
import dev.weatherglass.bench.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// How good the judge is, beside what others do: see package `evaluate`.
final class EvaluateBench implements Bench {

  private static final String SCENARIOS = "scenarios";

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String says() {
    return "false alarms, delays and shares found, beside other tools' rules [--runs 600] [--seed 1]"
        + " [--only type-one,reference,delay,common-rate] [--scenarios DIR [--labels FILE]]";
  }

  @Override
  public Outcome run(Arguments arguments, Stand stand) throws IOException {
    var setup =
        new Setup(
            arguments.whole("runs", 600),
            arguments.whole("seed", 1),
            scenarios(arguments),
            stand.talk());
    return Evaluation.of(Studies.named(arguments.text("only", Studies.ALL_NAMES)), setup);
  }

  private static Optional<Setup.Scenarios> scenarios(Arguments arguments) {
    if (!arguments.given().containsKey(SCENARIOS)) {
      return Optional.empty();
    }
    Path directory = arguments.path(SCENARIOS, Path.of(""));
    return Optional.of(
        new Setup.Scenarios(
            directory,
            arguments.path("labels", directory.resolveSibling("labels/deploy_labels.jsonl"))));
  }
}
