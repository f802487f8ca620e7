package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.core.delivery.ci.BuildTally;
import dev.weatherglass.core.delivery.ci.Pipeline;
import dev.weatherglass.core.delivery.ci.PipelineHealth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The health of one pipeline, or of one stage, job or task.
///
/// @param name absent where it has none
/// @param period its builds of the period, on all branches
/// @param previous its builds of the period before, of the same length
/// @param medianDurationChange of the successful builds' median against the period before, as a
///   fraction of that; null where either is unknown
/// @param duration whether the builds of the branch that is built most got slower
/// @param failing where it fails now, the newest streak first
/// @param links to the builds behind the numbers
public record PipelineView(
    String unit,
    @Nullable String name,
    TallyView period,
    TallyView previous,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double medianDurationChange,
    DurationView duration,
    List<StreakView> failing,
    LinksView links) {

  /// Builds, counted.
  ///
  /// @param builds that finished, with a result or without
  /// @param failedShare of those with a result, in [0, 1]; null without any
  /// @param medianDurationSeconds of those that passed; null where none says
  /// @param reason why a number is missing: `no_data`; absent where none is
  public record TallyView(
      int builds,
      int passed,
      int failed,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double failedShare,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double medianDurationSeconds,
      @Nullable String reason) {

    static TallyView of(BuildTally tally) {
      @Nullable Double share = tally.failedShare();
      return new TallyView(
          tally.builds(),
          tally.passed(),
          tally.failed(),
          share,
          tally.medianSeconds(),
          share == null || tally.medianSeconds() == null ? "no_data" : null);
    }
  }

  /// Where the builds are.
  public record LinksView(String builds, String failed) {}

  public PipelineView {
    failing = List.copyOf(failing);
  }

  static PipelineView of(PipelineHealth health, ListLinks links) {
    Pipeline pipeline = health.pipeline();
    String unit = pipeline.unit().name().toLowerCase(Locale.ROOT);
    return new PipelineView(
        unit,
        SlowTestView.known(pipeline.name()),
        TallyView.of(health.now()),
        TallyView.of(health.before()),
        change(health.before().medianSeconds(), health.now().medianSeconds()),
        DurationView.of(health.branch(), health.duration()),
        health.streaks().stream().map(StreakView::of).toList(),
        links(links, unit, pipeline.name()));
  }

  private static LinksView links(ListLinks links, String unit, String name) {
    String path = "/api/v1/builds";
    return name.isEmpty()
        ? new LinksView(
            links.to(path, "unit", unit), links.to(path, "unit", unit, "result", "failed"))
        : new LinksView(
            links.to(path, "unit", unit, "name", name),
            links.to(path, "unit", unit, "name", name, "result", "failed"));
  }

  private static @Nullable Double change(@Nullable Double before, @Nullable Double now) {
    return before == null || now == null || before == 0 ? null : (Double) ((now - before) / before);
  }
}
