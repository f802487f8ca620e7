package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.Commit;
import dev.weatherglass.core.delivery.Incident;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.MergedChange;
import dev.weatherglass.core.delivery.Rules;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// As Middleware computes (middlewarehq/middleware): an incident belongs to the last deployment at
/// or before its creation, however old; a deployment of a branch delivers what was merged into that
/// branch, and into branches merged into it ([BranchDelivery]); averages are means, those of the
/// frequency integer divisions. A deployment is booked at its finish (and its failure with it), a
/// recovery when the incident was created. Weeks begin on Monday, UTC.
record Middleware() implements Definition {

  private static final double WEEK = 7;
  private static final double MONTH = 30;

  @Override
  public String name() {
    return "middleware";
  }

  @Override
  public Reach reach() {
    return Reach.SERVICE_HISTORY;
  }

  @Override
  public String formula(Figure figure, Rules rules) {
    return switch (figure) {
      case DEPLOYMENT_FREQUENCY ->
          "successful production deployments / days of the period, per week / max(1, days / 7), per"
              + " month / max(1, days / 30), each truncated to a whole number";
      case CHANGE_LEAD_TIME ->
          "mean over merged requests of (first deployment that contains it finished − its first"
              + " commit)";
      case CHANGE_FAIL_RATE ->
          "deployments with an incident / deployments; an incident belongs to the last deployment"
              + " at or before its creation, of any age";
      case FAILED_DEPLOYMENT_RECOVERY_TIME ->
          "mean over incidents created in the period of (resolved − created)";
      case REWORK_RATE -> Formulas.NOT_PART_OF_IT;
    };
  }

  @Override
  public List<Evidence> evidence(Scope scope) {
    var ledger = new Ledger();
    scope.own().forEach(each -> write(each, ledger, scope.rules()));
    return ledger.evidence();
  }

  private static void write(JudgedService service, Ledger ledger, Rules rules) {
    List<JudgedDeployment> all = Raw.of(service);
    Set<String> failed = new HashSet<>();
    for (Incident incident : service.history().incidents()) {
      if (rules.production().test(incident.environment())) {
        write(incident, Raw.last(all, incident.openedAt(), true), failed, ledger);
      } else {
        leave(incident, LeftOut.NOT_PRODUCTION, ledger);
      }
    }
    for (JudgedDeployment judged : all) {
      ledger.count(Figure.DEPLOYMENT_FREQUENCY, judged, 1, null);
      boolean hurt = failed.contains(judged.deployment().id());
      ledger.count(Figure.CHANGE_FAIL_RATE, judged, hurt ? 1 : 0, null);
    }
    lead(service, all, ledger);
    Raw.leaveOthers(service, ledger, Figure.DEPLOYMENT_FREQUENCY, Figure.CHANGE_FAIL_RATE);
  }

  private static void write(
      Incident incident, @Nullable JudgedDeployment last, Set<String> failed, Ledger ledger) {
    Instant opened = incident.openedAt();
    @Nullable Instant resolved = incident.resolvedAt();
    @Nullable String deploy = last == null ? null : last.deployment().id();
    if (deploy == null) {
      ledger.incident(
          Figure.CHANGE_FAIL_RATE, incident, null, opened, null, LeftOut.NO_DEPLOYMENT_BEFORE);
    } else {
      failed.add(deploy);
    }
    ledger.incident(
        Figure.FAILED_DEPLOYMENT_RECOVERY_TIME,
        incident,
        deploy,
        opened,
        resolved == null ? null : Ledger.seconds(opened, resolved),
        resolved == null ? LeftOut.NOT_RESOLVED : null);
  }

  private static void leave(Incident incident, LeftOut reason, Ledger ledger) {
    ledger.incident(Figure.CHANGE_FAIL_RATE, incident, null, incident.openedAt(), null, reason);
    ledger.incident(
        Figure.FAILED_DEPLOYMENT_RECOVERY_TIME, incident, null, incident.openedAt(), null, reason);
  }

  private static void lead(JudgedService service, List<JudgedDeployment> all, Ledger ledger) {
    List<MergedChange> requests =
        service.history().changes().stream().filter(each -> each.number() != null).toList();
    var branches = new BranchDelivery(requests, all);
    for (MergedChange change : requests) {
      branches
          .first(change)
          .ifPresentOrElse(
              by -> ledger.change(by, change, Ledger.seconds(first(change), by.moment()), null),
              () -> ledger.change(change));
    }
  }

  /// Its first commit; where no commit has a time, when it was opened, else merged.
  private static Instant first(MergedChange change) {
    Instant otherwise = change.createdAt() == null ? change.mergedAt() : change.createdAt();
    return change.commits().stream()
        .map(Commit::at)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(otherwise);
  }

  @Override
  public Summary summary(Period period, List<Evidence> evidence) {
    var figures = Figures.of(period, evidence);
    return new Summary(
        name(),
        period,
        frequency(figures.get(Figure.DEPLOYMENT_FREQUENCY).count(), period),
        figures.get(Figure.CHANGE_LEAD_TIME).times(),
        figures.get(Figure.CHANGE_FAIL_RATE).failRate(),
        figures.get(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME).recoveries(),
        figures.get(Figure.REWORK_RATE).rework());
  }

  private static Summary.Frequency frequency(long count, Period period) {
    if (count == 0) {
      return new Summary.Frequency(0, null, null, null, null);
    }
    double days = Math.floor(period.days());
    return new Summary.Frequency(
        count,
        Math.floor(count / Math.max(1, days)),
        Math.floor(count / Math.max(1, days / WEEK)),
        Math.floor(count / Math.max(1, days / MONTH)),
        null);
  }
}
