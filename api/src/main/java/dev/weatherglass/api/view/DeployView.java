package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.SettledDeploy;
import dev.weatherglass.core.delivery.Failure;
import dev.weatherglass.core.delivery.Kind;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.Recovery;
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
/// @param kind what history shows that it was: `rollout`, `redeploy`, `rollback`, `hotfix`,
///   `revert`; absent for a scaling or removal, and for a moment after it was heard of
/// @param leftOut why delivery figures do not count it as a deployment of its own; absent where
///   they do
/// @param partOf the deploy that it belongs to, as another environment or report of the same
/// @param failed whether history shows that it made things worse
/// @param failures why, the strongest reason first; absent where it did not
/// @param recoveredBy how it was repaired: `rollback` or `roll-forward`; null where no deploy did
///   it
/// @param recoveredByDeploy the deploy that did it
/// @param recoveredAt when that was; also where incidents were resolved without a deploy
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
    @Nullable String kind,
    @Nullable String leftOut,
    @Nullable String partOf,
    boolean failed,
    @Nullable List<FailureView> failures,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String recoveredBy,
    @Nullable String recoveredByDeploy,
    @Nullable Instant recoveredAt,
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

  /// A reason why a deploy is said to have failed.
  ///
  /// @param reason as `incident`, `regressed`, `rolled_back`
  /// @param by the incident or deploy that shows it
  public record FailureView(String reason, String by, Instant at) {

    static FailureView of(Failure failure) {
      return new FailureView(failure.reason().word(), failure.by(), failure.at());
    }
  }

  public static DeployView of(KnownDeploy known) {
    Deploy deploy = known.deploy();
    Optional<Verdict> verdict = known.verdict();
    Optional<SettledDeploy> settled = known.settled();
    Optional<Recovery> recovery = settled.map(SettledDeploy::recovery);
    List<FailureView> failures =
        settled.stream().flatMap(each -> each.failures().stream()).map(FailureView::of).toList();
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
        settled.map(SettledDeploy::kind).map(Kind::word).orElse(null),
        settled.map(SettledDeploy::leftOut).map(LeftOut::word).orElse(null),
        settled.map(SettledDeploy::partOf).orElse(null),
        !failures.isEmpty(),
        failures.isEmpty() ? null : failures,
        recovery.map(Recovery::by).map(Recovery.By::word).orElse(null),
        recovery.map(Recovery::deploy).orElse(null),
        recovery.map(Recovery::at).orElse(null),
        verdict.map(VerdictSummaryView::of).orElse(null),
        verdict.isPresent() ? null : Unjudged.why(deploy).reason());
  }
}
