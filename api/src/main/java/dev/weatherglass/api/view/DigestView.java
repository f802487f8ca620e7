package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.api.delivery.Digest;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.SettledDeploy;
import dev.weatherglass.api.view.DeliverySummaryView.PeriodView;
import dev.weatherglass.core.delivery.Failure;
import dev.weatherglass.core.delivery.Recovery;
import dev.weatherglass.core.delivery.WorthFixing;
import dev.weatherglass.core.verify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one team did in a period. It names software and never people.
///
/// @param team null for the services that no team claims
/// @param services those that deployed
/// @param delivered the figures
/// @param previous those of the period before
/// @param failed deployments that made things worse, oldest first
/// @param caughtEarly how many of them their metrics told
/// @param worthFixing the one thing worth a team's time; null where nothing stands out
public record DigestView(
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String team,
    List<String> services,
    PeriodView delivered,
    PeriodView previous,
    List<FailedView> failed,
    long caughtEarly,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable WorthFixingView worthFixing) {

  /// A deployment that made things worse.
  ///
  /// @param reason the strongest: `incident`, `regressed`, `rolled_back`, …
  /// @param seen what the judge says of it; absent where it did not tell
  /// @param caughtAfterSeconds from its onset to the judge's alarm; absent where it did not tell
  /// @param recoveredBy `rollback` or `roll-forward`; null where no deploy did it
  /// @param recoveredAfterSeconds from its finish; absent while it is not
  public record FailedView(
      String deploy,
      String service,
      String version,
      Instant at,
      @Nullable String reason,
      @Nullable String seen,
      @Nullable Double caughtAfterSeconds,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String recoveredBy,
      @Nullable Double recoveredAfterSeconds) {

    static FailedView of(KnownDeploy known) {
      Deploy deploy = known.deploy();
      Instant finished = Objects.requireNonNullElse(deploy.finishedAt(), deploy.onset());
      Optional<Verdict> told = known.verdict().filter(verdict -> verdict.firedAt() != null);
      Optional<Recovery> recovery = known.settled().map(SettledDeploy::recovery);
      return new FailedView(
          deploy.id(),
          deploy.service(),
          deploy.revision().label(),
          finished,
          known
              .settled()
              .flatMap(each -> each.failures().stream().findFirst())
              .map(Failure::reason)
              .map(Failure.Reason::word)
              .orElse(null),
          told.map(Verdict::reason).orElse(null),
          told.map(Verdict::firedAt).map(fired -> seconds(deploy.onset(), fired)).orElse(null),
          recovery.map(Recovery::by).map(Recovery.By::word).orElse(null),
          recovery.map(Recovery::at).map(at -> seconds(finished, at)).orElse(null));
    }

    private static double seconds(Instant from, Instant to) {
      return Duration.between(from, to).toMillis() / 1000.0;
    }
  }

  /// The one thing worth a team's time.
  ///
  /// @param kind `not_recovered`, `often_failing` or `slower_delivery`
  /// @param text a sentence
  public record WorthFixingView(String kind, String text, @Nullable String service) {

    static WorthFixingView of(WorthFixing thing) {
      return switch (thing) {
        case WorthFixing.NotRecovered open ->
            new WorthFixingView(
                "not_recovered",
                "%s %s still hurts: nothing has repaired it yet"
                    .formatted(open.service(), open.version()),
                open.service());
        case WorthFixing.OftenFailing often ->
            new WorthFixingView(
                "often_failing",
                "%s failed in %d of %d deployments"
                    .formatted(often.service(), often.failed(), often.total()),
                often.service());
        case WorthFixing.SlowerDelivery slower ->
            new WorthFixingView(
                "slower_delivery",
                "a change takes %s to production, %s before"
                    .formatted(
                        Spans.words(slower.medianSeconds()),
                        Spans.words(slower.previousMedianSeconds())),
                null);
      };
    }
  }

  public static DigestView of(Digest digest) {
    List<FailedView> failed = digest.failed().stream().map(FailedView::of).toList();
    return new DigestView(
        digest.team(),
        digest.services(),
        PeriodView.of(digest.summary()),
        PeriodView.of(digest.previous()),
        failed,
        failed.stream().filter(each -> each.caughtAfterSeconds() != null).count(),
        digest.worthFixing().map(WorthFixingView::of).orElse(null));
  }
}
