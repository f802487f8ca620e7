package dev.weatherglass.core.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/// One reason why a deployment is said to have failed.
///
/// @param reason what shows it
/// @param by the incident or the deploy that shows it; of a verdict, the deployment itself
/// @param at when that was: opened, regressed, or the deploy that undid it finished
public record Failure(Reason reason, String by, Instant at) {

  /// The order in which reasons are told: what people or metrics saw comes before what is concluded
  /// from later deploys.
  public static final Comparator<Failure> PRECEDENCE =
      Comparator.comparing(Failure::reason).thenComparing(Failure::at).thenComparing(Failure::by);

  /// What shows that a deployment failed, the strongest first.
  public enum Reason {
    /// An incident that names this deploy, its run or its version.
    INCIDENT_NAMING_IT,
    /// An incident that opened within the window after it, before the next.
    INCIDENT,
    /// The metrics became worse: the verdict `regressed`.
    REGRESSED,
    /// The version before came back in its place.
    ROLLED_BACK,
    /// Its commits were taken back.
    REVERTED,
    /// A fix had to follow.
    HOTFIXED;

    /// The word in answers: `rolled_back`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
