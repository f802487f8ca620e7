package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.DeliveredCommit;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Failure;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.Kind;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.Recovery;
import dev.weatherglass.core.delivery.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// As Datadog's documentation says (DORA metrics: calculation, and change failure detection): a
/// deployment failed if a rollback, hotfix or revert followed, not for an incident. A rollback's
/// failed deployment is the first after the version that it returned to; rollbacks are no
/// deployments for the rate. The lead time of a deployment is the mean over its commits without
/// merges; it has none as the first, with more than 5,000 commits, or if the one before it is more
/// than 60 days old.
record Datadog() implements Definition {

  private static final int COMMITS = 5000;
  private static final Duration AGE = Duration.ofDays(60);

  /// What repaired a failed deployment.
  private record Remedy(JudgedDeployment by, Recovery.By how) {}

  @Override
  public String name() {
    return "datadog";
  }

  @Override
  public Reach reach() {
    return Reach.SERVICE_HISTORY;
  }

  @Override
  public String formula(Figure figure, Rules rules) {
    return switch (figure) {
      case DEPLOYMENT_FREQUENCY -> "successful production deployments / days of the period";
      case CHANGE_LEAD_TIME ->
          "median over deployments of the mean over its commits of (deployment finished − commit"
              + " time); merge commits left out; none for the first deployment, above 5000 commits,"
              + " or 60 days after the one before";
      case CHANGE_FAIL_RATE ->
          "deployments that a rollback, hotfix or revert followed up / (deployments − rollbacks)";
      case FAILED_DEPLOYMENT_RECOVERY_TIME ->
          "median over failed deployments of (rollback, hotfix or revert finished − failed"
              + " deployment finished)";
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
    Map<String, Remedy> remedies = remedies(all);
    @Nullable JudgedDeployment before = null;
    for (JudgedDeployment judged : all) {
      @Nullable Kind kind = judged.kind();
      ledger.count(Figure.DEPLOYMENT_FREQUENCY, judged, 1, kind == null ? null : kind.word());
      lead(judged, before, ledger);
      failure(judged, remedies.get(judged.deployment().id()), ledger);
      before = judged;
    }
    Raw.leaveOthers(
        service,
        ledger,
        Figure.DEPLOYMENT_FREQUENCY,
        Figure.CHANGE_LEAD_TIME,
        Figure.CHANGE_FAIL_RATE,
        Figure.FAILED_DEPLOYMENT_RECOVERY_TIME);
  }

  private static void failure(JudgedDeployment judged, @Nullable Remedy remedy, Ledger ledger) {
    if (judged.kind() == Kind.ROLLBACK) {
      ledger.leave(Figure.CHANGE_FAIL_RATE, judged, LeftOut.ROLLBACK);
      return;
    }
    if (remedy == null) {
      ledger.count(Figure.CHANGE_FAIL_RATE, judged, 0, null);
      ledger.leave(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME, judged, LeftOut.NOT_FAILED);
      return;
    }
    String how = remedy.how().word();
    ledger.count(Figure.CHANGE_FAIL_RATE, judged, 1, how);
    double taken = Ledger.seconds(judged.deployment().moment(), remedy.by().deployment().moment());
    ledger.count(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME, judged, taken, how);
  }

  private static void lead(
      JudgedDeployment judged, @Nullable JudgedDeployment before, Ledger ledger) {
    List<Double> times =
        judged.commits().stream()
            .map(DeliveredCommit::leadTime)
            .filter(Objects::nonNull)
            .map(Ledger::seconds)
            .toList();
    @Nullable LeftOut reason = reason(judged, before, times);
    if (reason != null) {
      ledger.leave(Figure.CHANGE_LEAD_TIME, judged, reason);
      return;
    }
    double sum = times.stream().mapToDouble(Double::doubleValue).sum();
    ledger.count(Figure.CHANGE_LEAD_TIME, judged, sum / times.size(), null);
  }

  private static @Nullable LeftOut reason(
      JudgedDeployment judged, @Nullable JudgedDeployment before, List<Double> times) {
    if (before == null) {
      return LeftOut.FIRST_DEPLOYMENT;
    }
    if (judged.commits().size() > COMMITS) {
      return LeftOut.TOO_MANY_COMMITS;
    }
    Duration apart = Duration.between(before.deployment().moment(), judged.deployment().moment());
    if (apart.compareTo(AGE) > 0) {
      return LeftOut.PREVIOUS_TOO_OLD;
    }
    return times.isEmpty() ? LeftOut.NO_COMMIT_KNOWN : null;
  }

  /// What failed, by id, with the first that repaired it.
  private static Map<String, Remedy> remedies(List<JudgedDeployment> all) {
    var remedies = new HashMap<String, Remedy>();
    var byId = new HashMap<String, JudgedDeployment>();
    all.forEach(each -> byId.put(each.deployment().id(), each));
    for (JudgedDeployment judged : all) {
      for (Failure failure : judged.failures()) {
        @Nullable JudgedDeployment by = byId.get(failure.by());
        boolean forward =
            failure.reason() == Failure.Reason.REVERTED
                || failure.reason() == Failure.Reason.HOTFIXED;
        if (forward && by != null) {
          keep(remedies, judged, new Remedy(by, Recovery.By.ROLL_FORWARD));
        }
      }
    }
    rollbacks(all, remedies);
    return remedies;
  }

  private static void rollbacks(List<JudgedDeployment> all, Map<String, Remedy> remedies) {
    var earlier = new HashMap<String, List<JudgedDeployment>>();
    for (JudgedDeployment judged : all) {
      List<JudgedDeployment> there =
          earlier.computeIfAbsent(judged.deployment().environment(), _ -> new ArrayList<>());
      if (judged.kind() == Kind.ROLLBACK) {
        @Nullable JudgedDeployment failed = failed(there, judged.deployment());
        if (failed != null) {
          keep(remedies, failed, new Remedy(judged, Recovery.By.ROLLBACK));
        }
      }
      there.add(judged);
    }
  }

  /// The first deployment of other software after the last one of what came back; where that was
  /// never there, the one just before.
  private static @Nullable JudgedDeployment failed(
      List<JudgedDeployment> earlier, Deployment rollback) {
    @Nullable JudgedDeployment failed = null;
    for (JudgedDeployment each : earlier.reversed()) {
      boolean itself = each.deployment().sameSoftware(rollback);
      if (itself && failed != null) {
        return failed;
      }
      if (!itself && each.kind() != Kind.ROLLBACK && each.kind() != Kind.REDEPLOY) {
        failed = each;
      }
    }
    return earlier.reversed().stream()
        .filter(each -> each.kind() != Kind.ROLLBACK && each.kind() != Kind.REDEPLOY)
        .findFirst()
        .orElse(null);
  }

  private static void keep(Map<String, Remedy> remedies, JudgedDeployment failed, Remedy remedy) {
    remedies.merge(
        failed.deployment().id(),
        remedy,
        (one, other) ->
            Deployment.IN_ORDER.compare(one.by().deployment(), other.by().deployment()) <= 0
                ? one
                : other);
  }

  @Override
  public Summary summary(Period period, List<Evidence> evidence) {
    var figures = Figures.of(period, evidence);
    return new Summary(
        name(),
        period,
        figures.get(Figure.DEPLOYMENT_FREQUENCY).perDay(period),
        figures.get(Figure.CHANGE_LEAD_TIME).times(),
        figures.get(Figure.CHANGE_FAIL_RATE).failRate(),
        figures.get(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME).recoveries(),
        figures.get(Figure.REWORK_RATE).rework());
  }
}
