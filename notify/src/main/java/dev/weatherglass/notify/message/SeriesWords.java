package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.verify.Effect;
import dev.weatherglass.core.verify.SeriesJudgement;
import org.jspecify.annotations.Nullable;

/// What one judged series says, in words of several lengths; absent where it has nothing to say.
///
/// @param name as `p95 latency`, with what it is kept apart by
/// @param levels before and after; null where one of them is unknown
/// @param movement as `+32 %`; null where unknown
record SeriesWords(String name, @Nullable Levels levels, @Nullable String movement) {

  /// The words of an alert about a series; null for one about missing data.
  static @Nullable SeriesWords of(Alert alert) {
    @Nullable SeriesJudgement judgement = alert.judgement();
    return judgement == null ? null : of(judgement);
  }

  private static SeriesWords of(SeriesJudgement judgement) {
    String by = judgement.series().by();
    @Nullable Effect effect = judgement.effect();
    return new SeriesWords(
        judgement.signal().title() + (by.isEmpty() ? "" : " (" + by + ")"),
        levels(judgement),
        effect == null ? null : Movement.of(effect, judgement.signal().unit()));
  }

  private static @Nullable Levels levels(SeriesJudgement judgement) {
    @Nullable Double before = judgement.before();
    @Nullable Double after = judgement.after();
    return before == null || after == null || !Double.isFinite(before) || !Double.isFinite(after)
        ? null
        : Levels.of(before, after, judgement.signal().unit());
  }

  /// `p95 latency +32 %`.
  String headline() {
    if (movement != null) {
      return name + " " + movement;
    }
    return levels == null ? name + " is worse" : name + " " + levels.arrow();
  }

  /// `p95 latency went from 182 to 241 ms (+32 %)`.
  String clause() {
    if (levels == null) {
      return movement == null ? name + " got worse" : name + " moved by " + movement;
    }
    return name + " went " + levels.words() + (movement == null ? "" : " (" + movement + ")");
  }

  /// `p95 latency 182 → 241 ms`.
  String brief() {
    return levels == null ? headline() : name + " " + levels.arrow();
  }
}
