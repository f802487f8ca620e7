package dev.weatherglass.core.delivery.definition;

import org.jspecify.annotations.Nullable;

/// The figures of one period under one definition. A figure with nothing to count has null values
/// and the reason [#NO_DATA]; it is never zero.
public record Summary(
    String definition,
    Period period,
    Frequency deploymentFrequency,
    Times changeLeadTime,
    FailRate changeFailRate,
    Recoveries failedDeploymentRecoveryTime,
    Rework reworkRate) {

  /// Why a value is null.
  public static final String NO_DATA = "no_data";

  /// How often.
  ///
  /// @param count deployments, or what the definition counts for them
  /// @param perDay null without any
  /// @param perWeek where the definition has such a value; null otherwise
  /// @param perMonth where the definition has such a value; null otherwise
  /// @param word where the definition puts it in a word, as `daily`; null otherwise
  public record Frequency(
      long count,
      @Nullable Double perDay,
      @Nullable Double perWeek,
      @Nullable Double perMonth,
      @Nullable String word) {

    public @Nullable String reason() {
      return perDay == null ? NO_DATA : null;
    }
  }

  /// How long.
  public record Times(@Nullable Double medianSeconds, @Nullable Double meanSeconds, long count) {

    public @Nullable String reason() {
      return count == 0 ? NO_DATA : null;
    }
  }

  /// How often it hurt.
  ///
  /// @param value failed / total; null where total is 0
  public record FailRate(@Nullable Double value, long failed, long total) {

    public @Nullable String reason() {
      return value == null ? NO_DATA : null;
    }
  }

  /// How long repair took.
  ///
  /// @param rolledBack how many of them were repaired by rolling back
  /// @param failedForward how many of them were repaired by a fix or a revert
  public record Recoveries(
      @Nullable Double medianSeconds,
      @Nullable Double meanSeconds,
      long count,
      long rolledBack,
      long failedForward) {

    public @Nullable String reason() {
      return count == 0 ? NO_DATA : null;
    }
  }

  /// How much was not planned.
  ///
  /// @param value unplanned / total; null where total is 0 or the definition has no such figure
  public record Rework(@Nullable Double value, long unplanned, long total) {

    public @Nullable String reason() {
      return value == null ? NO_DATA : null;
    }
  }
}
