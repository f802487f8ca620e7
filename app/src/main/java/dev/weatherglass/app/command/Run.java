package dev.weatherglass.app.command;

import dev.weatherglass.app.hub.Role;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One role alone, against a broker that is there.
@Command(
    name = "run",
    description = "Start one role: ingest, streams, api, notify, or all.",
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass run ingest --set kafka.bootstrap.servers=kafka:9092",
      "  weatherglass run all -c weatherglass.yaml"
    },
    mixinStandardHelpOptions = true)
final class Run implements Callable<Integer> {

  /// What can be run.
  enum Wanted {
    INGEST(Set.of(Role.INGEST)),
    STREAMS(Set.of(Role.STREAMS)),
    API(Set.of(Role.API)),
    NOTIFY(Set.of(Role.NOTIFY)),
    ALL(Role.ALL);

    private final Set<Role> roles;

    Wanted(Set<Role> roles) {
      this.roles = roles;
    }
  }

  @Parameters(paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // by picocli
  private Wanted role;

  @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    return new HubProcess(options.read(), role.roles, spec.commandLine().getErr()).run();
  }
}
