package dev.weatherglass.api.delivery;

import dev.weatherglass.api.history.CodeChange;
import dev.weatherglass.api.history.CodeChanges;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.Incidents;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.delivery.Artifact;
import dev.weatherglass.core.delivery.Commit;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Incident;
import dev.weatherglass.core.delivery.MergedChange;
import dev.weatherglass.core.delivery.Regression;
import dev.weatherglass.core.delivery.ServiceHistory;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.verify.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What history knows of one service's deliveries, in the words of `core.delivery`.
final class Histories {

  private static final String TEAM = "team";

  private Histories() {}

  static ServiceHistory of(Sql sql, String service) {
    Map<String, Verdict> regressed = Verdicts.regressed(sql, service);
    List<Problem> problems = regressed.isEmpty() ? List.of() : Problems.of(sql, service);
    return new ServiceHistory(
        service,
        Deploys.of(sql, service).stream()
            .map(deploy -> deployment(deploy, regression(deploy, regressed, problems)))
            .toList(),
        CodeChanges.of(sql, service).stream().flatMap(Histories::landed).toList(),
        Incidents.of(sql, service).stream().map(Histories::incident).toList(),
        Events.artifacts(sql, service).stream()
            .flatMap(event -> artifact(event.context().revision()))
            .distinct()
            .toList());
  }

  private static Deployment deployment(Deploy deploy, @Nullable Regression regression) {
    return new Deployment(
        deploy.id(),
        deploy.source(),
        deploy.run(),
        deploy.service(),
        deploy.environment(),
        deploy.revision(),
        deploy.how(),
        deploy.inPlace(),
        deploy.finishedAt() == null ? Outcome.UNKNOWN : deploy.outcome(),
        deploy.startedAt(),
        deploy.finishedAt(),
        deploy.previousVersion(),
        deploy.labels().get("repository"),
        deploy.labels().get("branch"),
        deploy.labels().get(TEAM),
        deploy.labels(),
        regression);
  }

  private static @Nullable Regression regression(
      Deploy deploy, Map<String, Verdict> regressed, List<Problem> problems) {
    @Nullable Verdict verdict = regressed.get(deploy.id());
    if (verdict == null) {
      return null;
    }
    List<Problem> blamed =
        problems.stream()
            .filter(problem ->
                problem.changes().stream().anyMatch(change -> change.id().equals(deploy.id())))
            .toList();
    if (isFalseAlarm(blamed)) {
      return null;
    }
    Instant at = Objects.requireNonNullElse(verdict.firedAt(), verdict.onset());
    return new Regression(at, recoveredAt(blamed));
  }

  /// A person's word stands above the verdict, if it is about all that was told of it.
  private static boolean isFalseAlarm(List<Problem> blamed) {
    return !blamed.isEmpty()
        && blamed.stream()
            .flatMap(problem -> problem.alerts().stream())
            .allMatch(alert -> alert.falseAlarm() != null);
  }

  private static @Nullable Instant recoveredAt(List<Problem> blamed) {
    boolean over = blamed.stream().allMatch(problem -> problem.endsAt() != null);
    return over ? blamed.stream().map(Problem::endsAt).max(Instant::compareTo).orElse(null) : null;
  }

  private static Stream<MergedChange> landed(CodeChange change) {
    @Nullable Instant landed = change.landedAt();
    return landed == null
        ? Stream.empty()
        : Stream.of(
            new MergedChange(
                change.id(),
                change.service(),
                change.repository(),
                change.branch(),
                change.base(),
                change.number(),
                change.labels().get("title"),
                change.commit(),
                change.createdAt(),
                landed,
                change.commits().stream().map(Histories::commit).toList(),
                change.labels().get(TEAM),
                change.labels()));
  }

  private static Stream<Artifact> artifact(Revision made) {
    @Nullable String commit = made.commit();
    return commit == null
        ? Stream.empty()
        : Stream.of(new Artifact(made.digest(), made.version(), commit));
  }

  private static Commit commit(ChangeEvent.Commit commit) {
    return Commit.of(commit.sha(), commit.at(), commit.message(), commit.author());
  }

  private static Incident incident(dev.weatherglass.api.history.Incident incident) {
    return new Incident(
        incident.id(),
        incident.service(),
        incident.environment(),
        incident.openedAt(),
        incident.resolvedAt(),
        incident.revision(),
        incident.run(),
        incident.labels().get(TEAM));
  }
}
