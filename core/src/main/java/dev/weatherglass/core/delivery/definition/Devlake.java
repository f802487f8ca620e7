package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.Commit;
import dev.weatherglass.core.delivery.DeliveredCommit;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Incident;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.MergedChange;
import dev.weatherglass.core.delivery.Rules;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// As Apache DevLake computes (plugin `dora`, and its Grafana dashboard): days with a deployment
/// instead of deployments; the cycle time of merged requests ([DevlakeRequest]); an incident
/// belongs to the last successful deployment of its project (our team; a service without one is
/// alone) before it, however old. All is booked when the deployment finished; medians are the lower
/// of two middle values.
record Devlake() implements Definition {

  private static final double MINUTE = 60;

  @Override
  public String name() {
    return "devlake";
  }

  @Override
  public Reach reach() {
    return Reach.TEAM_HISTORY;
  }

  @Override
  public String formula(Figure figure, Rules rules) {
    return switch (figure) {
      case DEPLOYMENT_FREQUENCY ->
          "different days (UTC) with a successful production deployment / days of the period; per"
              + " week (from Monday) and per month the lower median";
      case CHANGE_LEAD_TIME ->
          "lower median over merged requests whose deployment finished in the period of (first"
              + " commit to opening) + (opening to merge) + (merge to deployment finished), each in"
              + " whole minutes rounded up";
      case CHANGE_FAIL_RATE ->
          "deployments with an incident / successful production deployments; an incident belongs to"
              + " the team's last successful deployment before it, of any age";
      case FAILED_DEPLOYMENT_RECOVERY_TIME ->
          "lower median over incidents of (resolved − their deployment finished)";
      case REWORK_RATE -> Formulas.NOT_PART_OF_IT;
    };
  }

  @Override
  public List<Evidence> evidence(Scope scope) {
    var ledger = new Ledger();
    projects(scope).values().forEach(each -> project(each, scope, ledger));
    return ledger.evidence();
  }

  private static Map<String, List<JudgedService>> projects(Scope scope) {
    var projects = new TreeMap<String, List<JudgedService>>();
    for (JudgedService service : scope.services()) {
      @Nullable String team = service.history().team();
      String project = team == null ? "service " + service.service() : "team " + team;
      projects.computeIfAbsent(project, _ -> new ArrayList<>()).add(service);
    }
    return projects;
  }

  private static void project(List<JudgedService> services, Scope scope, Ledger ledger) {
    List<JudgedDeployment> all =
        services.stream()
            .flatMap(each -> Raw.of(each).stream())
            .sorted(
                (one, other) -> Deployment.IN_ORDER.compare(one.deployment(), other.deployment()))
            .toList();
    Set<String> failed = new HashSet<>();
    for (JudgedService service : services) {
      for (Incident incident : service.history().incidents()) {
        link(incident, all, failed, scope, ledger);
      }
    }
    for (JudgedService service : services) {
      if (scope.asked().test(service.service())) {
        write(service, failed, ledger);
      }
    }
  }

  private static void link(
      Incident incident,
      List<JudgedDeployment> all,
      Set<String> failed,
      Scope scope,
      Ledger ledger) {
    boolean production = scope.rules().production().test(incident.environment());
    @Nullable JudgedDeployment blamed =
        production ? Raw.last(all, incident.openedAt(), false) : null;
    if (blamed == null) {
      if (scope.asked().test(incident.service())) {
        LeftOut reason = production ? LeftOut.NO_DEPLOYMENT_BEFORE : LeftOut.NOT_PRODUCTION;
        ledger.incident(Figure.CHANGE_FAIL_RATE, incident, null, incident.openedAt(), null, reason);
      }
      return;
    }
    failed.add(blamed.deployment().id());
    if (scope.asked().test(blamed.deployment().service())) {
      recovery(incident, blamed.deployment(), ledger);
    }
  }

  private static void recovery(Incident incident, Deployment blamed, Ledger ledger) {
    boolean resolved = incident.resolvedAt() != null;
    ledger.incident(
        Figure.FAILED_DEPLOYMENT_RECOVERY_TIME,
        incident,
        blamed.id(),
        blamed.moment(),
        incident.resolvedAt() == null
            ? null
            : Ledger.seconds(blamed.moment(), incident.resolvedAt()),
        resolved ? null : LeftOut.NOT_RESOLVED);
  }

  private static void write(JudgedService service, Set<String> failed, Ledger ledger) {
    Map<String, Deployment> bySha = new HashMap<>();
    for (JudgedDeployment judged : Raw.of(service)) {
      ledger.count(Figure.DEPLOYMENT_FREQUENCY, judged, 1, null);
      boolean hurt = failed.contains(judged.deployment().id());
      ledger.count(Figure.CHANGE_FAIL_RATE, judged, hurt ? 1 : 0, null);
      judged.commits().stream()
          .filter(each -> each.leftOut() != LeftOut.FIRST_DEPLOYMENT)
          .map(DeliveredCommit::commit)
          .forEach(each -> bySha.put(each.sha(), judged.deployment()));
    }
    for (MergedChange change : service.history().changes()) {
      if (change.number() != null) {
        lead(change, bySha, ledger);
      }
    }
    Raw.leaveOthers(service, ledger, Figure.DEPLOYMENT_FREQUENCY, Figure.CHANGE_FAIL_RATE);
  }

  private static void lead(MergedChange change, Map<String, Deployment> bySha, Ledger ledger) {
    @Nullable Deployment deployment = bySha.get(merge(change));
    if (deployment == null) {
      ledger.change(change);
      return;
    }
    long minutes = request(change).cycle(deployment.moment()).cycle();
    ledger.change(deployment, change, minutes * MINUTE, null);
  }

  /// The commit by which a request is found in a deployment: its merge commit, else its last.
  private static String merge(MergedChange change) {
    if (change.head() != null) {
      return change.head();
    }
    return change.commits().isEmpty() ? "" : change.commits().getLast().sha();
  }

  private static DevlakeRequest request(MergedChange change) {
    return new DevlakeRequest(
        null,
        change.createdAt(),
        change.mergedAt(),
        change.commits().stream().map(Commit::at).filter(Objects::nonNull).toList(),
        List.of());
  }

  @Override
  public Summary summary(Period period, List<Evidence> evidence) {
    var figures = Figures.of(period, evidence);
    Tally repairs = figures.get(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME);
    return new Summary(
        name(),
        period,
        frequency(figures.get(Figure.DEPLOYMENT_FREQUENCY), period),
        times(figures.get(Figure.CHANGE_LEAD_TIME)),
        figures.get(Figure.CHANGE_FAIL_RATE).failRate(),
        repairs.recoveries(times(repairs)),
        figures.get(Figure.REWORK_RATE).rework());
  }

  private static Summary.Times times(Tally tally) {
    return new Summary.Times(tally.lowerMedian(), tally.mean(), tally.count());
  }

  private static Summary.Frequency frequency(Tally tally, Period period) {
    if (tally.count() == 0) {
      return tally.perDay(period);
    }
    long days = Weeks.days(tally.counted());
    return new Summary.Frequency(
        days,
        days / period.days(),
        Weeks.lowerMedian(Weeks.daysPerWeek(period, tally.counted(), DayOfWeek.MONDAY)),
        Weeks.lowerMedian(Weeks.daysPerMonth(period, tally.counted())),
        null);
  }
}
