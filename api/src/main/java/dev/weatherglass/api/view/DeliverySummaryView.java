package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.core.delivery.definition.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Delivery figures of a period, with how they were computed.
///
/// @param window how long after a deploy an incident that names none still belongs to it, ISO-8601
/// @param previous the same of the period of the same length before
/// @param formulas each figure's formula in words
/// @param links lists of what was counted, and of what was left out with the reason
/// @param periods the same of each day, week or month, empty ones too; absent if not asked for
public record DeliverySummaryView(
    String definition,
    Instant from,
    Instant to,
    String window,
    FrequencyView deploymentFrequency,
    TimesView changeLeadTime,
    FailRateView changeFailRate,
    RecoveriesView failedDeploymentRecoveryTime,
    ReworkView reworkRate,
    PeriodView previous,
    Map<String, String> formulas,
    LinksView links,
    @Nullable List<PeriodView> periods) {

  /// Figures of one period.
  public record PeriodView(
      Instant start,
      Instant end,
      FrequencyView deploymentFrequency,
      TimesView changeLeadTime,
      FailRateView changeFailRate,
      RecoveriesView failedDeploymentRecoveryTime,
      ReworkView reworkRate) {

    public static PeriodView of(Summary summary) {
      return new PeriodView(
          summary.period().from(),
          summary.period().to(),
          FrequencyView.of(summary.deploymentFrequency()),
          TimesView.of(summary.changeLeadTime()),
          FailRateView.of(summary.changeFailRate()),
          RecoveriesView.of(summary.failedDeploymentRecoveryTime()),
          ReworkView.of(summary.reworkRate()));
    }
  }

  /// How often.
  ///
  /// @param perDay null without any
  /// @param perWeek only where the definition has such a value
  /// @param perMonth only where the definition has such a value
  /// @param word only where the definition puts it in a word, as `daily`
  /// @param reason why a value is null; absent where it is not
  public record FrequencyView(
      long count,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double perDay,
      @Nullable Double perWeek,
      @Nullable Double perMonth,
      @Nullable String word,
      @Nullable String reason) {

    static FrequencyView of(Summary.Frequency frequency) {
      return new FrequencyView(
          frequency.count(),
          frequency.perDay(),
          frequency.perWeek(),
          frequency.perMonth(),
          frequency.word(),
          frequency.reason());
    }
  }

  /// How long.
  public record TimesView(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double medianSeconds,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double meanSeconds,
      long count,
      @Nullable String reason) {

    static TimesView of(Summary.Times times) {
      return new TimesView(
          times.medianSeconds(), times.meanSeconds(), times.count(), times.reason());
    }
  }

  /// How often it hurt.
  ///
  /// @param value failed / total, in [0, 1] by the usual definition; null without any deployment
  public record FailRateView(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double value,
      long failed,
      long total,
      @Nullable String reason) {

    static FailRateView of(Summary.FailRate rate) {
      return new FailRateView(rate.value(), rate.failed(), rate.total(), rate.reason());
    }
  }

  /// How long repair took.
  ///
  /// @param rolledBack how many were repaired by rolling back
  /// @param failedForward how many were repaired by a fix or a revert
  public record RecoveriesView(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double medianSeconds,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double meanSeconds,
      long count,
      long rolledBack,
      long failedForward,
      @Nullable String reason) {

    static RecoveriesView of(Summary.Recoveries recoveries) {
      return new RecoveriesView(
          recoveries.medianSeconds(),
          recoveries.meanSeconds(),
          recoveries.count(),
          recoveries.rolledBack(),
          recoveries.failedForward(),
          recoveries.reason());
    }
  }

  /// How much was not planned.
  public record ReworkView(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double value,
      long unplanned,
      long total,
      @Nullable String reason) {

    static ReworkView of(Summary.Rework rework) {
      return new ReworkView(rework.value(), rework.unplanned(), rework.total(), rework.reason());
    }
  }

  /// Addresses of lists.
  public record LinksView(String counted, String leftOut) {}

  public static DeliverySummaryView of(
      Summary summary,
      Summary before,
      @Nullable List<PeriodView> periods,
      String window,
      Map<String, String> formulas,
      LinksView links) {
    PeriodView now = PeriodView.of(summary);
    return new DeliverySummaryView(
        summary.definition(),
        now.start(),
        now.end(),
        window,
        now.deploymentFrequency(),
        now.changeLeadTime(),
        now.changeFailRate(),
        now.failedDeploymentRecoveryTime(),
        now.reworkRate(),
        PeriodView.of(before),
        formulas,
        links,
        periods);
  }
}
