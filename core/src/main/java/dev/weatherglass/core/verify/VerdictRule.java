package dev.weatherglass.core.verify;

import dev.weatherglass.core.verify.VerificationState.Judgement;
import java.util.Collection;

/// From the progress of its series to the judgement of a change, over the life of a verification
/// (DESIGN §4).
///
/// - *regressed* as soon as the alarm rule fired on a series; final at the end.
/// - *healthy* from 10 buckets on, when nothing fired and a rise worth knowing is excluded on
///   latency and on errors.
/// - at the end else *no data* under 30 % of the buckets, or *inconclusive* with the size that
///   would have been seen.
public final class VerdictRule {

  private static final double NO_DATA = 0.3;

  private final Harm harm;
  private final Reasons reasons;

  public VerdictRule(JudgeSettings settings) {
    this.harm = new Harm(settings);
    this.reasons = new Reasons(settings);
  }

  /// The judgement now.
  ///
  /// @param over whether the window is over: all its buckets are judged, or its time has passed
  /// @param otherServices services that do send series, for the one that sends none
  public Judgement judge(
      VerificationState verification, boolean over, Collection<String> otherServices) {
    if (verification.explainedBy() != null) {
      return ended(VerdictState.INCONCLUSIVE, reasons.explainedBy(verification.explainedBy()));
    }
    if (verification.lateMillis() != null) {
      return ended(VerdictState.INCONCLUSIVE, reasons.late(verification.lateMillis()));
    }
    if (verification.judgedSeries() == 0) {
      return ended(VerdictState.NO_DATA, reasons.noSeries(verification.candidate(), otherServices));
    }
    return verification
        .firstFired()
        .map(series -> regressed(verification, series, over))
        .orElseGet(() -> over ? atEnd(verification) : underWay(verification));
  }

  private Judgement regressed(VerificationState verification, SeriesProgress series, boolean over) {
    return new Judgement(
        VerdictState.REGRESSED, over, reasons.regressed(verification, series), series.firedAt());
  }

  private Judgement underWay(VerificationState verification) {
    return harm.isExcluded(verification)
        ? new Judgement(VerdictState.HEALTHY, false, reasons.healthy(verification, harm), null)
        : new Judgement(VerdictState.JUDGING, false, reasons.judging(verification), null);
  }

  private Judgement atEnd(VerificationState verification) {
    double present = presentShare(verification);
    if (present < NO_DATA) {
      return ended(VerdictState.NO_DATA, reasons.noData(present));
    }
    return harm.isExcluded(verification)
        ? ended(VerdictState.HEALTHY, reasons.healthy(verification, harm))
        : ended(VerdictState.INCONCLUSIVE, reasons.inconclusive(verification, harm, present));
  }

  private static Judgement ended(VerdictState state, String reason) {
    return new Judgement(state, true, reason, null);
  }

  /// The largest share of buckets with data among the series that are judged; 0 where there is
  /// none. A series that is refused is no missing data: then the share is that of its levels.
  private static double presentShare(VerificationState verification) {
    return verification.series().values().stream()
        .mapToDouble(SeriesProgress::presentShare)
        .max()
        .orElse(0);
  }
}
