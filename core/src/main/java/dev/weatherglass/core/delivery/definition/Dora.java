package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Failure;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.Kind;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.LinkedIncident;
import dev.weatherglass.core.delivery.Recovery;
import dev.weatherglass.core.delivery.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The default: the figures as DORA words them (dora.dev/guides/dora-metrics-four-keys; rework rate
/// since its report of 2024), made exact. A deployment finished with success in a production
/// environment and is booked at its finish; so is everything that is said of it, a repair too. All
/// rates are within 0 and 1.
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
              + " names, else of the service's last one finished before it opened, at most "
              + rules.window().toMinutes()
              + " minutes before), a verdict regressed, or being undone by a rollback, hotfix or"
              + " revert";
      case FAILED_DEPLOYMENT_RECOVERY_TIME ->
          "median over failed deployments of (first of: all linked incidents resolved, the rollback"
              + " or fix finished) − failed deployment finished";
      case REWORK_RATE ->
          rework ? "rollbacks, hotfixes and reverts / deployments" : Formulas.NOT_PART_OF_IT;
    };
  }

  @Override
  public List<Evidence> evidence(Scope scope) {
    var ledger = new Ledger();
    scope.own().forEach(each -> write(each, ledger));
    return ledger.evidence();
  }

  private void write(JudgedService service, Ledger ledger) {
    service.deployments().forEach(each -> write(each, ledger));
    service.undelivered().forEach(each -> ledger.undelivered(service.service(), each));
    service.incidents().forEach(each -> leave(each, ledger));
  }

  private void write(JudgedDeployment judged, Ledger ledger) {
    @Nullable LeftOut leftOut = judged.leftOut();
    if (leftOut != null) {
      for (Figure figure : Figure.values()) {
        if (figure != Figure.CHANGE_LEAD_TIME && (rework || figure != Figure.REWORK_RATE)) {
          ledger.leave(figure, judged, leftOut);
        }
      }
      return;
    }
    @Nullable Kind kind = judged.kind();
    @Nullable Failure failure = judged.failure();
    ledger.count(Figure.DEPLOYMENT_FREQUENCY, judged, 1, kind == null ? null : kind.word());
    ledger.count(
        Figure.CHANGE_FAIL_RATE,
        judged,
        failure == null ? 0 : 1,
        failure == null ? null : failure.reason().word());
    if (rework) {
      ledger.count(
          Figure.REWORK_RATE,
          judged,
          judged.unplanned() ? 1 : 0,
          kind == null ? null : kind.word());
    }
    recovery(judged, ledger);
    lead(judged, ledger);
  }

  private static void lead(JudgedDeployment judged, Ledger ledger) {
    Deployment deployment = judged.deployment();
    judged
        .commits()
        .forEach(each ->
            ledger.commit(
                deployment,
                each.commit().sha(),
                each.leadTime() == null ? null : Ledger.seconds(each.leadTime()),
                each.leftOut()));
  }

  private static void recovery(JudgedDeployment judged, Ledger ledger) {
    @Nullable Recovery recovery = judged.recovery();
    if (recovery == null) {
      LeftOut reason = judged.failed() ? LeftOut.NOT_RECOVERED : LeftOut.NOT_FAILED;
      ledger.leave(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME, judged, reason);
      return;
    }
    ledger.count(
        Figure.FAILED_DEPLOYMENT_RECOVERY_TIME,
        judged,
        Ledger.seconds(judged.deployment().moment(), recovery.at()),
        recovery.by() == null ? null : recovery.by().word());
  }

  private static void leave(LinkedIncident linked, Ledger ledger) {
    if (linked.leftOut() != null) {
      ledger.incident(
          Figure.CHANGE_FAIL_RATE,
          linked.incident(),
          linked.deploy(),
          linked.incident().openedAt(),
          null,
          linked.leftOut());
    }
  }

  @Override
  public Summary summary(Period period, List<Evidence> evidence) {
    var figures = Figures.of(period, evidence);
    return new Summary(
        name,
        period,
        figures.get(Figure.DEPLOYMENT_FREQUENCY).perDay(period),
        figures.get(Figure.CHANGE_LEAD_TIME).times(),
        figures.get(Figure.CHANGE_FAIL_RATE).failRate(),
        figures.get(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME).recoveries(),
        rework ? figures.get(Figure.REWORK_RATE).rework() : new Summary.Rework(null, 0, 0));
  }
}
