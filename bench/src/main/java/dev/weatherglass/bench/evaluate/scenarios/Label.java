package dev.weatherglass.bench.evaluate.scenarios;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The truth about one scenario, as its JSON line has it.
///
/// @param id of the scenario
/// @param regression whether one of its deploys made things worse
/// @param kind of regression, or why somebody could think there was one
/// @param culprit id of the deploy that did it; null without a regression
/// @param onset_ts when it began to show, in epoch seconds; null without a regression
/// @param step_s width of a bucket in seconds
/// @param n_deploys how many there are, `d1` to `d<n>`
/// @param size_sigma of the shift, in robust sigma; null where it is a ratio of errors
public record Label(
    String id,
    boolean regression,
    String kind,
    @Nullable String culprit,
    @Nullable Double onset_ts,
    double step_s,
    int n_deploys,
    @Nullable Double size_sigma) {

  /// When the regression began to show, in epoch seconds.
  ///
  /// @throws NullPointerException without a regression
  public double onset() {
    return Objects.requireNonNull(onset_ts, id);
  }

  String size() {
    if (size_sigma == null) {
      return "ratio";
    }
    if (size_sigma < 2) {
      return "<2";
    }
    if (size_sigma < 3) {
      return "2-3";
    }
    return size_sigma < 5 ? "3-5" : ">=5";
  }
}
