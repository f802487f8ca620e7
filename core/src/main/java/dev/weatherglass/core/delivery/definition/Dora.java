package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.DeliveredCommit;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Failure;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.Kind;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.LinkedIncident;
import dev.weatherglass.core.delivery.Recovery;
import dev.weatherglass.core.delivery.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The default: the figures as DORA words them (dora.dev/guides/dora-metrics; rework rate since the
/// report of 2024), made exact. A deployment finished with success in a production environment and
/// is booked at its finish; so is everything that is said of it. All rates are within 0 and 1.
///
/// @param name the word that asks for it
/// @param rework whether it has a rework rate
record Dora(String name, boolean rework) implements Definition {

  static final Dora WITH_REWORK = new Dora("dora", true);
  static final Dora DORA_2023 = new Dora("dora2023", false);

  @Override
  public Reach reach() {
    return Reach.PERIOD;
  }

  @Override
  public String formula(Figure figure, Rules rules) {
    return switch (figure) {
      case DEPLOYMENT_FREQUENCY ->
          "deployments that finished with success in production / days of the period";
      case CHANGE_LEAD_TIME ->
          "median over commits first delivered in the period of (deployment finished − commit time);"
              + " merge commits and the service's first known deployment left out";
      case CHANGE_FAIL_RATE ->
          "deployments with a failure / deployments; a failure is an incident (of the deployment it"
              + " names, else of the service's last one that finished within "
              + rules.window()
              + " before it opened), a verdict regressed, or being undone by a rollback, hotfix or"
              + " revert";
      case FAILED_DEPLOYMENT_RECOVERY_TIME ->
          "median over failed deployments of (first of: all linked incidents resolved, the rollback"
              + " or fix finished) − failed deployment finished";
      case REWORK_RATE ->
          rework ? "rollbacks, hotfixes and reverts / deployments" : "not part of this definition";
    };
  }

  @Override
  public List<Evidence> evidence(Scope scope) {
    return scope.own().stream().flatMap(this::of).sorted(Evidence.IN_ORDER).toList();
  }

  private Stream<Evidence> of(JudgedService service) {
    var all = new ArrayList<Evidence>();
    service.deployments().forEach(each -> deployment(each, all));
    service.undelivered().forEach(each -> all.add(undelivered(service.service(), each)));
    service.incidents().stream()
        .filter(each -> each.leftOut() != null)
        .forEach(each -> all.add(incident(each)));
    return all.stream();
  }

  private void deployment(JudgedDeployment judged, List<Evidence> all) {
    Deployment deployment = judged.deployment();
    if (deployment.finishedAt() == null && deployment.startedAt() == null) {
      return;
    }
    @Nullable Kind kind = judged.kind();
    @Nullable String word = kind == null ? null : kind.word();
    @Nullable Failure failure = judged.failure();
    @Nullable String reason = failure == null ? null : failure.reason().word();
    all.add(of(Figure.DEPLOYMENT_FREQUENCY, judged, 1, null, word));
    all.add(of(Figure.CHANGE_FAIL_RATE, judged, judged.failed() ? 1 : 0, null, reason));
    if (rework) {
      all.add(of(Figure.REWORK_RATE, judged, judged.unplanned() ? 1 : 0, null, word));
    }
    if (judged.counts()) {
      all.add(recovery(judged));
      judged.commits().forEach(commit -> all.add(commit(judged, commit)));
    }
  }

  private static Evidence recovery(JudgedDeployment judged) {
    @Nullable Recovery recovery = judged.recovery();
    if (recovery == null) {
      LeftOut reason = judged.failed() ? LeftOut.NOT_RECOVERED : LeftOut.NOT_FAILED;
      return of(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME, judged, 0, reason, null);
    }
    Duration taken = Duration.between(judged.deployment().moment(), recovery.at());
    return of(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME, judged, seconds(taken), null, by(recovery));
  }

  private static @Nullable String by(Recovery recovery) {
    return recovery.by() == null ? null : recovery.by().word();
  }

  private static Evidence of(
      Figure figure,
      JudgedDeployment judged,
      double value,
      @Nullable LeftOut reason,
      @Nullable String detail) {
    @Nullable LeftOut leftOut = judged.counts() ? reason : judged.leftOut();
    return new Evidence(
        figure,
        Evidence.Item.DEPLOY,
        judged.deployment().id(),
        judged.deployment().service(),
        judged.deployment().id(),
        judged.deployment().moment(),
        leftOut == null ? value : null,
        leftOut,
        detail);
  }

  private static Evidence commit(JudgedDeployment judged, DeliveredCommit delivered) {
    return commit(
        judged.deployment().service(),
        judged.deployment().id(),
        judged.deployment().moment(),
        delivered);
  }

  private static Evidence undelivered(String service, DeliveredCommit commit) {
    return commit(service, null, commit.change().mergedAt(), commit);
  }

  private static Evidence commit(
      String service, @Nullable String deploy, Instant at, DeliveredCommit delivered) {
    @Nullable Duration lead = delivered.leadTime();
    return new Evidence(
        Figure.CHANGE_LEAD_TIME,
        Evidence.Item.COMMIT,
        delivered.commit().sha(),
        service,
        deploy,
        at,
        lead == null ? null : seconds(lead),
        delivered.leftOut(),
        null);
  }

  private static Evidence incident(LinkedIncident linked) {
    return new Evidence(
        Figure.CHANGE_FAIL_RATE,
        Evidence.Item.INCIDENT,
        linked.incident().id(),
        linked.incident().service(),
        null,
        linked.incident().openedAt(),
        null,
        linked.leftOut(),
        null);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  @Override
  public Summary summary(Period period, List<Evidence> evidence) {
    Function<Figure, Tally> tallies = figure -> Tally.of(figure, period, evidence);
    Tally failed = tallies.apply(Figure.CHANGE_FAIL_RATE);
    Tally unplanned = tallies.apply(Figure.REWORK_RATE);
    return new Summary(
        name,
        period,
        tallies.apply(Figure.DEPLOYMENT_FREQUENCY).perDay(period),
        tallies.apply(Figure.CHANGE_LEAD_TIME).times(),
        new Summary.FailRate(failed.mean(), failed.hits(), failed.count()),
        tallies.apply(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME).recoveries(),
        new Summary.Rework(unplanned.mean(), unplanned.hits(), unplanned.count()));
  }
}
