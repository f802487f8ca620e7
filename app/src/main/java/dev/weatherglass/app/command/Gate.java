package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.configuration.Durations;
import dev.weatherglass.app.gate.DeployGate;
import dev.weatherglass.app.gate.GateQuestion;
import dev.weatherglass.app.gate.Ruling;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lets a pipeline go on, or not.
@Command(
    name = "gate",
    description = {
      "Wait until a deploy is judged.",
      "Exit 0: healthy, inconclusive or still judging; 10: regressed; 11: no data; 1: error; 2: usage."
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass gate --service checkout --version 1.4.2",
      "  weatherglass gate --service checkout --run 4711 --environment production --wait 10m",
      "  weatherglass gate --service checkout --version 1.4.2 --inconclusive fail --json"
    })
final class Gate implements Callable<Integer> {

  /// What to do about a deploy that cannot be judged either way.
  enum Inconclusive {
    pass,
    fail
  }

  @Option(names = "--service", required = true, description = "The service.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private String service;

  @Option(names = "--version", description = "The version that was deployed.")
  private @Nullable String version;

  @Option(names = "--run", description = "The run that deployed it.")
  private @Nullable String run;

  @Option(names = "--environment", description = "Where it was deployed.")
  private @Nullable String environment;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "At most so long (default: the longer of 5m and 12 buckets).")
  private @Nullable String wait;

  @Option(names = "--inconclusive", description = "pass (default) or fail, which exits 11.")
  private Inconclusive inconclusive = Inconclusive.pass;

  @Option(names = "--json", description = "Print the whole verdict.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli shows the help by itself
  private boolean help;

  @Mixin private final HubOptions hub = new HubOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    GateQuestion question = question();
    try (HubClient client = hub.client()) {
      Ruling ruling =
          new DeployGate(client, InstantSource.system(), System::nanoTime).ask(question);
      tell(ruling);
      return exit(ruling);
    }
  }

  private GateQuestion question() {
    if (version == null && run == null) {
      throw new ParameterException(spec.commandLine(), "name the deploy by --version or by --run");
    }
    try {
      return new GateQuestion(
          service,
          Optional.ofNullable(version),
          Optional.ofNullable(run),
          Optional.ofNullable(environment),
          Optional.ofNullable(wait).map(Durations::parse));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--wait " + e.getMessage(), e);
    }
  }

  private void tell(Ruling ruling) {
    PrintWriter out = spec.commandLine().getOut();
    if (json && ruling.answer().isPresent()) {
      out.println(ruling.answer().get());
    } else {
      out.println(ruling.sentence());
    }
  }

  private int exit(Ruling ruling) {
    return switch (ruling.kind()) {
      case HEALTHY, JUDGING -> Exit.OK;
      case INCONCLUSIVE -> inconclusive == Inconclusive.fail ? Exit.NO_DATA : Exit.OK;
      case REGRESSED -> Exit.REGRESSED;
      case NO_DATA -> Exit.NO_DATA;
      case UNKNOWN -> Exit.ERROR;
      case AMBIGUOUS -> Exit.USAGE;
    };
  }
}
