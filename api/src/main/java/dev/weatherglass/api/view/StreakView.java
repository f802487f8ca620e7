package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.core.delivery.ci.FailureStreak;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Builds that failed one after another, and still do.
///
/// @param branch absent where builds name none
/// @param since when the first of them finished
/// @param builds how many failed
/// @param firstBadCommit with which it turned from success to failure; null where that is unknown
/// @param reason why it is unknown; absent where it is known
/// @param firstBuild id of the first that failed
/// @param lastBuild id of the newest that failed
/// @param lastGoodCommit that passed before; absent where unknown
public record StreakView(
    @Nullable String branch,
    Instant since,
    int builds,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String firstBadCommit,
    @Nullable String reason,
    String firstBuild,
    String lastBuild,
    @Nullable String lastGoodCommit) {

  static StreakView of(FailureStreak streak) {
    return new StreakView(
        SlowTestView.known(streak.first().branch()),
        streak.first().finishedAt(),
        streak.builds(),
        streak.firstBadCommit(),
        streak.noFirstBadCommit(),
        streak.first().id(),
        streak.last().id(),
        streak.before() == null ? null : streak.before().commit());
  }
}
