package dev.weatherglass.api.ci;

import dev.weatherglass.api.history.CodeChange;
import dev.weatherglass.api.history.CodeChanges;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.core.event.ChangeEvent.Commit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When commits were made: as the commit says, else when the change came that brought it; the
/// earliest of several.
final class CommitTimes {

  private static final int MOST = 5_000;

  private CommitTimes() {}

  /// @param span when the changes came
  static Map<String, Instant> of(Sql sql, String service, Span span) {
    var times = new HashMap<String, Instant>();
    var filter = new CodeChanges.Filter(new Scope(service, null, span, null), null);
    List<CodeChange> changes = CodeChanges.list(sql, filter, Slice.first(MOST));
    for (CodeChange change : changes) {
      for (Commit commit : change.commits()) {
        add(times, commit.sha(), Objects.requireNonNullElse(commit.at(), change.at()));
      }
    }
    for (CodeChange change : changes) {
      @Nullable String head = change.commit();
      if (head != null) {
        times.putIfAbsent(head, change.at());
      }
    }
    return times;
  }

  private static void add(Map<String, Instant> times, String sha, Instant at) {
    times.merge(sha, at, (one, other) -> one.isBefore(other) ? one : other);
  }
}
