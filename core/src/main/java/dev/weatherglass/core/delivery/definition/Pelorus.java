package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.Artifact;
import dev.weatherglass.core.delivery.Commit;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Incident;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.Rules;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// As Pelorus' recording rules do (charts/pelorus/templates/prometheus-rules.yaml, before rows were
/// folded by commit): whatever the environment, a deployment is joined with its commit by service
/// and image digest, one row per digest; a row is booked at the digest's first deployment. A
/// failure is any incident, linked to nothing, booked when it was created; the rate is failures by
/// rows and may exceed 1. Every value of a group is the unweighted mean of its services' values;
/// services without one are left out.
record Pelorus() implements Definition {

  @Override
  public String name() {
    return "pelorus";
  }

  @Override
  public Reach reach() {
    return Reach.SERVICE_HISTORY;
  }

  @Override
  public String formula(Figure figure, Rules rules) {
    return switch (figure) {
      case DEPLOYMENT_FREQUENCY ->
          "different deployments (service, environment, image digest) in any environment / days of"
              + " the period";
      case CHANGE_LEAD_TIME ->
          "mean over the services of the mean over image digests with a known commit of (first"
              + " deployed − commit time)";
      case CHANGE_FAIL_RATE ->
          "mean over the services of (incidents created / image digests deployed with a known"
              + " commit); may exceed 1";
      case FAILED_DEPLOYMENT_RECOVERY_TIME ->
          "mean over the services of the mean over resolved incidents of (resolved − created)";
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
    Map<String, String> built = built(service);
    Map<String, Commit> commits = commits(service);
    Set<String> series = new HashSet<>();
    Set<String> rows = new HashSet<>();
    for (JudgedDeployment judged : service.deployments()) {
      Deployment deployment = judged.deployment();
      @Nullable LeftOut unfit = unfit(judged);
      if (unfit != null) {
        ledger.leave(Figure.DEPLOYMENT_FREQUENCY, judged, unfit);
        continue;
      }
      if (series.add(deployment.environment() + " " + name(deployment))) {
        ledger.count(Figure.DEPLOYMENT_FREQUENCY, judged, 1, null);
      } else {
        ledger.leave(Figure.DEPLOYMENT_FREQUENCY, judged, LeftOut.SAME_DIGEST);
      }
      row(judged, built, commits, rows, ledger);
    }
    service.history().incidents().forEach(each -> write(each, ledger));
  }

  private static @Nullable LeftOut unfit(JudgedDeployment judged) {
    @Nullable LeftOut leftOut = judged.leftOut();
    if (leftOut == LeftOut.NOT_PRODUCTION && judged.deployment().delivers()) {
      return null;
    }
    return Raw.counts(judged) ? null : leftOut;
  }

  private static String name(Deployment deployment) {
    @Nullable String digest = deployment.revision().digest();
    return digest == null ? "without digest " + deployment.id() : digest;
  }

  private static void row(
      JudgedDeployment judged,
      Map<String, String> built,
      Map<String, Commit> commits,
      Set<String> rows,
      Ledger ledger) {
    @Nullable String digest = judged.deployment().revision().digest();
    @Nullable String sha = digest == null ? null : built.get(digest);
    @Nullable Commit commit = sha == null ? null : commits.get(sha);
    @Nullable Instant at = commit == null ? null : commit.at();
    if (digest == null || at == null) {
      ledger.leave(Figure.CHANGE_LEAD_TIME, judged, LeftOut.NO_COMMIT_KNOWN);
      ledger.leave(Figure.CHANGE_FAIL_RATE, judged, LeftOut.NO_COMMIT_KNOWN);
    } else if (rows.add(digest)) {
      double lead = Ledger.seconds(at, judged.deployment().moment());
      ledger.count(Figure.CHANGE_LEAD_TIME, judged, lead, null);
      ledger.count(Figure.CHANGE_FAIL_RATE, judged, 0, null);
    } else {
      ledger.leave(Figure.CHANGE_LEAD_TIME, judged, LeftOut.SAME_DIGEST);
      ledger.leave(Figure.CHANGE_FAIL_RATE, judged, LeftOut.SAME_DIGEST);
    }
  }

  private static void write(Incident incident, Ledger ledger) {
    Instant opened = incident.openedAt();
    @Nullable Instant resolved = incident.resolvedAt();
    ledger.incident(Figure.CHANGE_FAIL_RATE, incident, null, opened, 1.0, null);
    ledger.incident(
        Figure.FAILED_DEPLOYMENT_RECOVERY_TIME,
        incident,
        null,
        opened,
        resolved == null ? null : Ledger.seconds(opened, resolved),
        resolved == null ? LeftOut.NOT_RESOLVED : null);
  }

  /// Commit by digest.
  private static Map<String, String> built(JudgedService service) {
    var built = new HashMap<String, String>();
    for (Artifact artifact : service.history().artifacts()) {
      if (artifact.digest() != null) {
        built.putIfAbsent(artifact.digest(), artifact.commit());
      }
    }
    for (JudgedDeployment judged : service.deployments()) {
      @Nullable String digest = judged.deployment().revision().digest();
      @Nullable String commit = judged.deployment().revision().commit();
      if (digest != null && commit != null) {
        built.putIfAbsent(digest, commit);
      }
    }
    return built;
  }

  private static Map<String, Commit> commits(JudgedService service) {
    var commits = new HashMap<String, Commit>();
    service
        .history()
        .changes()
        .forEach(each -> each.commits().forEach(commit -> commits.put(commit.sha(), commit)));
    return commits;
  }

  @Override
  public Summary summary(Period period, List<Evidence> evidence) {
    var figures = Figures.of(period, evidence);
    Tally rates = figures.get(Figure.CHANGE_FAIL_RATE);
    return new Summary(
        name(),
        period,
        figures.get(Figure.DEPLOYMENT_FREQUENCY).perDay(period),
        times(figures.get(Figure.CHANGE_LEAD_TIME)),
        failRate(rates),
        figures
            .get(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME)
            .recoveries(times(figures.get(Figure.FAILED_DEPLOYMENT_RECOVERY_TIME))),
        figures.get(Figure.REWORK_RATE).rework());
  }

  private static Summary.Times times(Tally tally) {
    double[] means =
        byService(tally).values().stream()
            .map(Tally::mean)
            .mapToDouble(mean -> mean == null ? 0 : mean)
            .toArray();
    return new Summary.Times(tally.median(), mean(means), tally.count());
  }

  private static Summary.FailRate failRate(Tally tally) {
    double[] rates =
        byService(tally).values().stream()
            .filter(each -> rows(each) > 0)
            .mapToDouble(each -> (double) failures(each) / rows(each))
            .toArray();
    return new Summary.FailRate(mean(rates), failures(tally), rows(tally));
  }

  private static long failures(Tally tally) {
    return tally.counted().stream().filter(each -> each.item() == Evidence.Item.INCIDENT).count();
  }

  private static long rows(Tally tally) {
    return tally.count() - failures(tally);
  }

  private static @Nullable Double mean(double[] values) {
    return values.length == 0 ? null : Arrays.stream(values).average().orElseThrow();
  }

  private static Map<String, Tally> byService(Tally tally) {
    var services = new TreeMap<String, Tally>();
    tally.counted().stream()
        .map(Evidence::service)
        .distinct()
        .forEach(name -> services.put(name, tally.only(each -> each.service().equals(name))));
    return services;
  }
}
