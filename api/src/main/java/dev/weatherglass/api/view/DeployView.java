package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.core.verify.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A deploy and what became of it.
///
/// @param how what the sender says was done: `rollout`, `rollback`, `restart`, `scale`, `remove`
/// @param canaryShare share of traffic on the new version, in (0, 1]; absent where it is no canary
/// @param phase how far it is: `queued`, `started`, `progress`, `finished`
/// @param outcome how it ended; absent while it has not
/// @param onset when it can first have had an effect
/// @param recordedAt when we first heard of it
/// @param events the events it is made of, earliest phase first
/// @param verdict in short; null where there is none
/// @param reason why there is no verdict; absent where there is one
public record DeployView(
    String id,
    String service,
    String environment,
    RevisionView revision,
    @Nullable String previousVersion,
    String how,
    boolean inPlace,
    @Nullable Double canaryShare,
    String phase,
    @Nullable String outcome,
    Instant onset,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Instant recordedAt,
    String source,
    @Nullable String run,
    @Nullable String actor,
    Map<String, String> links,
    Map<String, String> labels,
    List<ReportView> events,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable VerdictSummaryView verdict,
    @Nullable String reason) {

  /// One event of a deploy.
  ///
  /// @param id the id with which it was accepted
  public record ReportView(String id, String phase, Instant at, Instant recordedAt) {

    static ReportView of(Deploy.Report report) {
      return new ReportView(
          report.eventId(), report.phase().word(), report.at(), report.recordedAt());
    }
  }

  public static DeployView of(Deploy deploy, Optional<Verdict> verdict) {
    return new DeployView(
        deploy.id(),
        deploy.service(),
        deploy.environment(),
        RevisionView.of(deploy.revision()),
        deploy.previousVersion(),
        deploy.how().name().toLowerCase(Locale.ROOT),
        deploy.inPlace(),
        deploy.canaryShare(),
        deploy.phase().word(),
        deploy.finishedAt() == null ? null : deploy.outcome().word(),
        deploy.onset(),
        deploy.startedAt(),
        deploy.finishedAt(),
        deploy.recordedAt(),
        deploy.source(),
        deploy.run(),
        deploy.actor(),
        deploy.links(),
        deploy.labels(),
        deploy.reports().stream().map(ReportView::of).toList(),
        verdict.map(VerdictSummaryView::of).orElse(null),
        verdict.isPresent() ? null : Unjudged.why(deploy).reason());
  }
}
