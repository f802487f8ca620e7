package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.core.delivery.ci.Feedback;
import org.jspecify.annotations.Nullable;

/// How long people wait from a commit to the first result of a build of it.
///
/// @param medianSeconds null without data
/// @param p90Seconds nine of ten wait no longer; null without data
/// @param commits how many count
/// @param leftOut how many do not, and why
/// @param reason why there is no number: `no_data`, `no_commit_times`; absent where there is one
public record FeedbackView(
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double medianSeconds,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double p90Seconds,
    int commits,
    LeftOutView leftOut,
    @Nullable String reason) {

  /// Commits that do not count.
  ///
  /// @param timeUnknown nobody told when they were made
  /// @param clocksDisagree their result came before them
  public record LeftOutView(int timeUnknown, int clocksDisagree) {}

  static FeedbackView of(Feedback feedback) {
    return new FeedbackView(
        feedback.medianSeconds(),
        feedback.p90Seconds(),
        feedback.commits(),
        new LeftOutView(feedback.timeUnknown(), feedback.clocksDisagree()),
        feedback.reason());
  }
}
