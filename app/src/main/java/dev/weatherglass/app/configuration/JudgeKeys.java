package dev.weatherglass.app.configuration;

import dev.weatherglass.core.verify.AlarmRule;
import dev.weatherglass.core.verify.JudgeSettings;
import java.util.Locale;

/// Reads `judge:`.
final class JudgeKeys {

  private JudgeKeys() {}

  static JudgeSettings read(Reader judge) {
    return new JudgeSettings(
        judge.findTime("bucket").orElse(null),
        judge.time("grace"),
        AlarmRule.valueOf(judge.text("rule").toUpperCase(Locale.ROOT)),
        judge.number("threshold"),
        judge.number("alpha"),
        judge.whole("horizon_buckets"),
        judge.whole("episode_buckets"),
        judge.whole("baseline_buckets"),
        judge.whole("late_buckets"),
        judge.whole("merge_buckets"),
        judge.time("merge_same_version"),
        judge.whole("healthy_from_buckets"),
        judge.number("latency_margin"),
        judge.number("error_margin"),
        judge.number("other_margin"),
        judge.number("latency_worth_knowing"),
        judge.number("error_worth_knowing"),
        judge.number("other_worth_knowing"),
        judge.whole("max_series"));
  }
}
