package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.DeliveredCommit;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Incident;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.MergedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects evidence: what counts, with its value, and what is left out, with the reason.
final class Ledger {

  private final List<Evidence> all = new ArrayList<>();

  /// All of it, in order; two rows that say the same are one.
  List<Evidence> evidence() {
    all.sort(Evidence.IN_ORDER);
    var once = new ArrayList<Evidence>(all.size());
    for (Evidence each : all) {
      if (once.isEmpty() || !once.getLast().equals(each)) {
        once.add(each);
      }
    }
    return Collections.unmodifiableList(once);
  }

  void count(Figure figure, JudgedDeployment judged, double value, @Nullable String detail) {
    deploy(figure, judged, value, null, detail);
  }

  void leave(Figure figure, JudgedDeployment judged, LeftOut reason) {
    deploy(figure, judged, null, reason, null);
  }

  private void deploy(
      Figure figure,
      JudgedDeployment judged,
      @Nullable Double value,
      @Nullable LeftOut reason,
      @Nullable String detail) {
    Deployment deployment = judged.deployment();
    String id = deployment.id();
    if (deployment.finishedAt() != null || deployment.startedAt() != null) {
      add(figure, Evidence.Item.DEPLOY, id, deployment, deployment.moment(), value, reason, detail);
    }
  }

  private void add(
      Figure figure,
      Evidence.Item item,
      String id,
      Deployment deployment,
      Instant at,
      @Nullable Double value,
      @Nullable LeftOut reason,
      @Nullable String detail) {
    all.add(
        new Evidence(
            figure, item, id, deployment.service(), deployment.id(), at, value, reason, detail));
  }

  /// A commit, booked when its deployment finished.
  void commit(Deployment deployment, String sha, @Nullable Double value, @Nullable LeftOut reason) {
    add(
        Figure.CHANGE_LEAD_TIME,
        Evidence.Item.COMMIT,
        sha,
        deployment,
        deployment.moment(),
        value,
        reason,
        null);
  }

  /// A commit that nothing delivered, booked when it was merged.
  void undelivered(String service, DeliveredCommit commit) {
    all.add(
        new Evidence(
            Figure.CHANGE_LEAD_TIME,
            Evidence.Item.COMMIT,
            commit.commit().sha(),
            service,
            null,
            commit.change().mergedAt(),
            null,
            LeftOut.NOT_DELIVERED,
            null));
  }

  /// A merged request, booked when its deployment finished.
  void change(
      Deployment deployment,
      MergedChange change,
      @Nullable Double value,
      @Nullable LeftOut reason) {
    add(
        Figure.CHANGE_LEAD_TIME,
        Evidence.Item.CHANGE,
        change.id(),
        deployment,
        deployment.moment(),
        value,
        reason,
        null);
  }

  /// A merged request in no deployment, booked when it was merged.
  void change(MergedChange change) {
    all.add(
        new Evidence(
            Figure.CHANGE_LEAD_TIME,
            Evidence.Item.CHANGE,
            change.id(),
            change.service(),
            null,
            change.mergedAt(),
            null,
            LeftOut.NOT_IN_A_DEPLOYMENT,
            null));
  }

  /// An incident.
  void incident(
      Figure figure,
      Incident incident,
      @Nullable String deploy,
      Instant at,
      @Nullable Double value,
      @Nullable LeftOut reason) {
    all.add(
        new Evidence(
            figure,
            Evidence.Item.INCIDENT,
            incident.id(),
            incident.service(),
            deploy,
            at,
            value,
            reason,
            null));
  }

  static double seconds(Instant from, Instant to) {
    return seconds(Duration.between(from, to));
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
