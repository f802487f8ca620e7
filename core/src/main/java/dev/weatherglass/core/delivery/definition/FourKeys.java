package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.DeliveredCommit;
import dev.weatherglass.core.delivery.Incident;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.LinkedIncident;
import dev.weatherglass.core.delivery.Rules;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// As Google's Four Keys did (METRICS.md): lead times from the push of each commit, positive ones
/// only, merges and the first deployment included; a fail rate with a row per commit and incident,
/// so that it may exceed 1; repair counted from the earlier of the incident and the deployment that
/// caused it, and booked there. An incident that names a commit belongs to that commit's row;
/// another one to every commit of the deployment it is put down to.
record FourKeys() implements Definition {

  private static final double DAILY = 3;

  @Override
  public String name() {
    return "fourkeys";
  }

  @Override
  public Reach reach() {
    return Reach.SERVICE_HISTORY;
  }

  @Override
  public String formula(Figure figure, Rules rules) {
    return switch (figure) {
      case DEPLOYMENT_FREQUENCY ->
          "deployments / days of the period; daily: the median week (from Sunday, UTC) has"
              + " deployments on at least 3 days, weekly: on at least 1, monthly: the median month"
              + " on at least 1, else yearly";
      case CHANGE_LEAD_TIME ->
          "median over commits of (deployment finished − commit pushed), where positive";
      case CHANGE_FAIL_RATE ->
          "rows with an incident / deployments, a row per commit and incident; may exceed 1";
      case FAILED_DEPLOYMENT_RECOVERY_TIME ->
          "median over incidents of resolved − (the earlier of: created, causing deployment"
              + " finished)";
      case REWORK_RATE -> Formulas.NOT_PART_OF_IT;
    };
  }

  @Override
  public List<Evidence> evidence(Scope scope) {
    var ledger = new Ledger();
    scope.own().forEach(each -> write(each, ledger));
    return ledger.evidence();
  }

  private static void write(JudgedService service, Ledger ledger) {
    List<JudgedDeployment> all = Raw.of(service);
    Map<String, JudgedDeployment> causes = causes(service, all);
    Map<String, Integer> rows = rows(service, causes);
    for (JudgedDeployment judged : all) {
      int failed = rows.getOrDefault(judged.deployment().id(), 0);
      ledger.count(Figure.DEPLOYMENT_FREQUENCY, judged, 1, null);
      ledger.count(Figure.CHANGE_FAIL_RATE, judged, failed, null);
      judged.commits().forEach(commit -> lead(judged, commit, ledger));
    }
    service.undelivered().forEach(each -> ledger.undelivered(service.service(), each));
    service.incidents().forEach(each -> write(each, causes, ledger));
    Raw.leaveOthers(service, ledger, Figure.DEPLOYMENT_FREQUENCY, Figure.CHANGE_FAIL_RATE);
  }

  private static void lead(JudgedDeployment judged, DeliveredCommit commit, Ledger ledger) {
    double lead = Ledger.seconds(commit.change().mergedAt(), judged.deployment().moment());
    boolean counts = lead > 0;
    ledger.commit(
        judged.deployment(),
        commit.commit().sha(),
        counts ? lead : null,
        counts ? null : LeftOut.COMMITTED_LATER);
  }

  private static void write(
      LinkedIncident linked, Map<String, JudgedDeployment> causes, Ledger ledger) {
    Incident incident = linked.incident();
    @Nullable JudgedDeployment cause = causes.get(incident.id());
    @Nullable Instant resolved = incident.resolvedAt();
    boolean elsewhere = linked.leftOut() == LeftOut.NOT_PRODUCTION;
    Instant since = since(incident, cause);
    ledger.incident(
        Figure.FAILED_DEPLOYMENT_RECOVERY_TIME,
        incident,
        cause == null ? null : cause.deployment().id(),
        since,
        elsewhere || resolved == null ? null : Ledger.seconds(since, resolved),
        elsewhere ? LeftOut.NOT_PRODUCTION : resolved == null ? LeftOut.NOT_RESOLVED : null);
  }

  private static Instant since(Incident incident, @Nullable JudgedDeployment cause) {
    Instant opened = incident.openedAt();
    if (cause == null || cause.deployment().moment().isAfter(opened)) {
      return opened;
    }
    return cause.deployment().moment();
  }

  /// The deployment that caused each incident, by the incident's id.
  private static Map<String, JudgedDeployment> causes(
      JudgedService service, List<JudgedDeployment> all) {
    var byId = new HashMap<String, JudgedDeployment>();
    var bySha = new HashMap<String, JudgedDeployment>();
    for (JudgedDeployment judged : all) {
      byId.put(judged.deployment().id(), judged);
      judged.commits().forEach(each -> bySha.put(each.commit().sha(), judged));
    }
    var causes = new HashMap<String, JudgedDeployment>();
    for (LinkedIncident linked : service.incidents()) {
      @Nullable String sha = linked.incident().revision().commit();
      @Nullable JudgedDeployment cause = sha == null ? null : bySha.get(sha);
      if (cause == null && linked.deploy() != null) {
        cause = byId.get(linked.deploy());
      }
      if (cause != null && linked.leftOut() != LeftOut.NOT_PRODUCTION) {
        causes.put(linked.incident().id(), cause);
      }
    }
    return causes;
  }

  /// How many rows of each deployment have an incident.
  private static Map<String, Integer> rows(
      JudgedService service, Map<String, JudgedDeployment> causes) {
    var rows = new HashMap<String, Integer>();
    for (LinkedIncident linked : service.incidents()) {
      @Nullable JudgedDeployment cause = causes.get(linked.incident().id());
      if (cause != null) {
        rows.merge(cause.deployment().id(), rows(linked.incident(), cause), Integer::sum);
      }
    }
    return rows;
  }

  private static int rows(Incident incident, JudgedDeployment cause) {
    @Nullable String sha = incident.revision().commit();
    boolean one =
        sha != null && cause.commits().stream().anyMatch(each -> each.commit().sha().equals(sha));
    return one ? 1 : Math.max(1, cause.commits().size());
  }

  @Override
  public Summary summary(Period period, List<Evidence> evidence) {
    var figures = Figures.of(period, evidence);
    Tally rows = figures.get(Figure.CHANGE_FAIL_RATE);
    @Nullable Double rate = rows.count() == 0 ? null : rows.sum() / rows.count();
    return new Summary(
        name(),
        period,
        frequency(figures.get(Figure.DEPLOYMENT_FREQUENCY), period),
        figures.get(Figure.CHANGE_LEAD_TIME).times(),
        new Summary.FailRate(rate, Math.round(rows.sum()), rows.count()),
        figures.get(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME).recoveries(),
        figures.get(Figure.REWORK_RATE).rework());
  }

  private static Summary.Frequency frequency(Tally tally, Period period) {
    if (tally.count() == 0) {
      return tally.perDay(period);
    }
    double perWeek = Weeks.median(Weeks.daysPerWeek(period, tally.counted(), DayOfWeek.SUNDAY));
    double perMonth = Weeks.median(Weeks.daysPerMonth(period, tally.counted()));
    String word =
        perWeek >= DAILY ? "daily" : perWeek >= 1 ? "weekly" : perMonth >= 1 ? "monthly" : "yearly";
    return new Summary.Frequency(
        tally.count(), tally.count() / period.days(), perWeek, perMonth, word);
  }
}
