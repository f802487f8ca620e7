package dev.weatherglass.api.ci;

import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Problems.Told;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.correlate.HistoryKind;
import dev.weatherglass.core.delivery.ci.JudgeSaid;
import dev.weatherglass.core.delivery.ci.Pipeline;
import dev.weatherglass.core.delivery.ci.PipelineHealth.Line;
import dev.weatherglass.core.event.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the judge of commits told about the builds of one service. Its alerts say by a label what
/// they are about: `pipeline CI, branch main`.
final class JudgeAlerts {

  private JudgeAlerts() {}

  /// The newest word on each pipeline and branch.
  ///
  /// @param to what was told later is not known yet
  static Function<Line, @Nullable JudgeSaid> of(Sql sql, String service, Instant to) {
    Map<String, JudgeSaid> newest = new HashMap<>();
    for (Told told : Problems.ofSignal(sql, service, HistoryKind.BUILD_DURATION.signal())) {
      if (told.alert().startsAt().isBefore(to)) {
        newest.putIfAbsent(told.alert().labels().getOrDefault("by", ""), said(told, to));
      }
    }
    return line -> newest.get(name(line));
  }

  private static JudgeSaid said(Told told, Instant to) {
    Alert alert = told.alert();
    String blamed = alert.labels().get("change");
    return new JudgeSaid(
        alert.fingerprint(),
        alert.endsAt() == null || !alert.endsAt().isBefore(to),
        alert.began(),
        told.problem().changes().stream()
            .filter(change -> change.id().equals(blamed))
            .map(JudgeAlerts::commit)
            .findFirst()
            .orElse(null),
        alert.summary());
  }

  private static String commit(Change change) {
    @Nullable String commit = change.revision().commit();
    return commit == null ? change.revision().label() : commit;
  }

  /// As the judge calls it: see [dev.weatherglass.core.correlate.CommitMeasures].
  private static String name(Line line) {
    Pipeline pipeline = line.pipeline();
    String unit = pipeline.unit().name().toLowerCase(Locale.ROOT);
    return (pipeline.name().isEmpty() ? unit : unit + " " + pipeline.name())
        + (line.branch().isEmpty() ? "" : ", branch " + line.branch());
  }
}
