package dev.weatherglass.api.view;

import dev.weatherglass.api.view.DeliverySummaryView.FrequencyView;
import dev.weatherglass.api.view.DeliverySummaryView.RecoveriesView;
import dev.weatherglass.api.view.DeliverySummaryView.TimesView;
import dev.weatherglass.api.view.DigestView.FailedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A digest as plain text, a screen at most.
public final class DigestText {

  private DigestText() {}

  /// Its lines.
  ///
  /// @param period in words, as `the week from 2026-11-16 to 2026-11-23`
  public static String of(DigestView digest, String period) {
    var lines = new ArrayList<String>();
    String who = digest.team() == null ? "Services without a team" : "Team " + digest.team();
    lines.add(who + ", " + period);
    lines.add("  Delivered: " + delivered(digest));
    if (!digest.failed().isEmpty()) {
      lines.add("  Caught early: " + caught(digest));
      digest.failed().forEach(failed -> lines.add("    " + failed(failed)));
      lines.add("  Recovered: " + recovered(digest));
    }
    lines.add(
        "  Worth fixing: "
            + (digest.worthFixing() == null
                ? "nothing stands out."
                : digest.worthFixing().text() + "."));
    return String.join("\n", lines) + "\n";
  }

  private static String delivered(DigestView digest) {
    FrequencyView often = digest.delivered().deploymentFrequency();
    TimesView lead = digest.delivered().changeLeadTime();
    if (often.count() == 0) {
      return "nothing (" + digest.previous().deploymentFrequency().count() + " before).";
    }
    String text =
        "%s of %s (%d before)"
            .formatted(
                count(often.count(), "deployment"),
                services(digest.services()),
                digest.previous().deploymentFrequency().count());
    return lead.medianSeconds() == null
        ? text + "."
        : "%s, %s, %s from commit to production in the median."
            .formatted(text, count(lead.count(), "commit"), Spans.words(lead.medianSeconds()));
  }

  private static String services(List<String> services) {
    return services.size() == 1 ? services.getFirst() : services.size() + " services";
  }

  private static String caught(DigestView digest) {
    return "%d of %s by the metrics alone."
        .formatted(digest.caughtEarly(), count(digest.failed().size(), "failed deployment"));
  }

  private static String failed(FailedView failed) {
    String what =
        failed.seen() == null
            ? Objects.requireNonNullElse(failed.reason(), "failed").replace('_', ' ')
            : failed.seen();
    String when =
        failed.caughtAfterSeconds() == null
            ? ""
            : " (seen after " + Spans.words(failed.caughtAfterSeconds()) + ")";
    return "%s %s: %s%s, %s"
        .formatted(failed.service(), failed.version(), what, when, recovery(failed));
  }

  private static String recovery(FailedView failed) {
    if (failed.recoveredAfterSeconds() == null) {
      return "not repaired yet";
    }
    String how =
        failed.recoveredBy() == null
            ? "over"
            : failed.recoveredBy().equals("rollback") ? "rolled back" : "fixed forward";
    return how + " after " + Spans.words(failed.recoveredAfterSeconds());
  }

  private static String recovered(DigestView digest) {
    RecoveriesView recoveries = digest.delivered().failedDeploymentRecoveryTime();
    return recoveries.medianSeconds() == null
        ? "none yet."
        : "%d of %d, after %s in the median (%d rolled back, %d failed forward)."
            .formatted(
                recoveries.count(),
                digest.failed().size(),
                Spans.words(recoveries.medianSeconds()),
                recoveries.rolledBack(),
                recoveries.failedForward());
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
