package dev.weatherglass.core.alert;

import dev.weatherglass.core.correlate.CommitMeasure;
import dev.weatherglass.core.correlate.History.Commit;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.StableId;
import java.util.Objects;
import java.util.Optional;

/// Where the values of one event were measured.
///
/// @param service whose commits they are
/// @param environment as the event says; builds mostly say none, which is the default one
/// @param branch histories of different branches never meet; empty where the event names none
/// @param commit what was measured
/// @param id of the event
/// @param source who reported it
/// @param worthTelling whether the event was received within a day of its own time: an import
///   teaches, but tells nothing
record HistoryRun(
    String service,
    String environment,
    String branch,
    Commit commit,
    String id,
    String source,
    boolean worthTelling) {

  private static final long DAY_SECONDS = 86_400;

  /// Empty where the event names no service or neither commit nor version.
  static Optional<HistoryRun> of(EventContext context) {
    String commit = context.revision().commit();
    String named = commit == null ? context.revision().version() : commit;
    String service = context.service();
    if (named == null || service == null) {
      return Optional.empty();
    }
    return Optional.of(
        new HistoryRun(
            service,
            context.environment(),
            context.labels().getOrDefault("branch", ""),
            new Commit(named, context.revision(), context.at()),
            StableId.of(
                context.identity().source(), context.identity().id(), context.identity().type()),
            context.identity().source(),
            !context.recorded().isAfter(context.at().plusSeconds(DAY_SECONDS))));
  }

  /// The key of a history.
  String key(CommitMeasure measure) {
    return String.join(
        "\u001f", environment, service, branch, measure.kind().signal(), measure.name());
  }

  /// What the keys of all problems of the service begin with.
  String prefix() {
    return String.join("\u001f", environment, service, "");
  }

  /// A commit of this history as what is to blame.
  Change change(Commit blamed) {
    return new Change(
        StableId.of("commit", service, Objects.requireNonNull(blamed.id())),
        EventKind.CHANGE,
        service,
        environment,
        blamed.at(),
        blamed.revision(),
        null,
        null,
        source,
        null);
  }
}
