package dev.weatherglass.app.command;

import dev.weatherglass.api.history.Database;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.terminal.Amounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Copies history to a file, beside a running hub or without one.
@Command(
    name = "backup",
    description = {
      "Copy history to a file: one moment of it, whether or not a hub is running.",
      "History is what cannot be read again once the topics forget it: deploys, verdicts, alerts, incidents, builds. The"
          + " hub's configuration, its tokens and the topics themselves are not in the copy."
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass backup history-2026-11-24.db",
      "  weatherglass backup -c weatherglass.yaml --force /backups/weatherglass.db"
    },
    mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Where the copy goes.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private Path target;

  @Option(names = "--force", description = "Replace a file that is there already.")
  private boolean force;

  @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Talk talk = Talk.of(spec);
    if (Files.exists(target) && !force) {
      talk.say(target + " is there already: name another file, or replace it with --force");
      return Exit.ERROR;
    }
    Configuration configuration = options.read();
    try {
      copy(configuration.api().database());
    } catch (HistoryException e) {
      talk.say(e.getMessage() + cause(e));
      return Exit.ERROR;
    }
    talk.out().println(target + "  " + Amounts.bytes(Files.size(target)));
    talk.out().flush();
    talk.say(
        "to restore it: stop the hub, remove %1$s-wal and %1$s-shm, copy this file to %1$s, start the hub"
            .formatted(place(configuration.api().database())));
    return Exit.OK;
  }

  /// The old copy is there until the new one is whole.
  private void copy(Database database) throws IOException {
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    dev.weatherglass.api.history.Backup.write(database, fresh);
    Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String place(Database database) {
    return switch (database) {
      case Database.File(Path path) -> path.toString();
      case Database.Server server -> server.toString();
    };
  }

  private static String cause(HistoryException e) {
    @Nullable Throwable cause = e.getCause();
    return cause == null ? "" : ": " + cause.getMessage();
  }
}
