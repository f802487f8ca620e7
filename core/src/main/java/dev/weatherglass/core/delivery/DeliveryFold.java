package dev.weatherglass.core.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges one service's history: a pure function of the set of what is known, whatever order it
/// came in.
///
/// 1. The deploys are put in order and compared by software ([Timeline]): redeploy, rollback, else
///    rollout; what is no deployment of its own is left out, with the reason. Restarts, scalings
///    and removals deliver nothing; a switch of traffic (`publish`) is a deployment only if it
///    brings other software than what runs.
/// 2. Commits go to the first deployment that contains them ([Shipping]).
/// 3. Incidents are put down to deployments ([IncidentLinks]).
/// 4. Hotfixes and reverts are told from plain rollouts, and what they undid ([Judging]).
/// 5. A deployment failed if an incident or the verdict `regressed` says so, or if it was undone;
///    all reasons are kept, in the order of [Failure#PRECEDENCE]. A deploy whose own outcome is a
///    failure never ran: it is no deployment, and so no failed one.
/// 6. What repaired it is found ([Recoveries]).
public final class DeliveryFold {

  private final ServiceHistory history;
  private final CommitLog log;
  private final Timeline timeline;
  private final List<LinkedIncident> incidents;
  private final Map<String, List<Trouble>> troubles;
  private final Map<String, List<Undoing>> undoings;
  private final Map<String, Kind> kinds;
  private final Recoveries recoveries;

  private DeliveryFold(ServiceHistory history, Rules rules) {
    this.history = history;
    this.log = new CommitLog(history.changes());
    this.timeline = new Timeline(history, log, rules);
    this.incidents = new IncidentLinks(timeline.placed(), rules).link(history.incidents());
    List<Trouble> known = troubles();
    this.troubles = by(known, each -> each.with().id());
    var judging = new Judging(timeline, known, !log.isEmpty(), rules);
    this.undoings = by(judging.undoings(), each -> each.undone().id());
    this.kinds = judging.kinds();
    this.recoveries = new Recoveries(unplanned(), kinds, undoings, troubles);
  }

  /// The service's history, judged.
  public static JudgedService of(ServiceHistory history, Rules rules) {
    return new DeliveryFold(history, rules).judged();
  }

  private JudgedService judged() {
    return new JudgedService(
        history,
        timeline.placed().stream().map(this::judged).toList(),
        incidents,
        log.all().stream()
            .filter(each -> !timeline.inProduction(each.commit().sha()))
            .map(each -> left(each, LeftOut.NOT_DELIVERED))
            .toList());
  }

  private JudgedDeployment judged(Placed placed) {
    List<Failure> failures = failures(placed);
    return new JudgedDeployment(
        placed.deployment(),
        kinds.get(placed.id()),
        placed.leftOut(),
        placed.partOf() == null ? null : placed.partOf().id(),
        failures,
        failures.isEmpty() ? null : recoveries.of(placed),
        placed.fresh().stream().map(each -> delivered(each, placed)).toList());
  }

  private List<Failure> failures(Placed placed) {
    var failures = new ArrayList<Failure>();
    troubles.getOrDefault(placed.id(), List.of()).forEach(each -> failures.add(each.failure()));
    undoings.getOrDefault(placed.id(), List.of()).forEach(each -> failures.add(each.failure()));
    return failures;
  }

  private static DeliveredCommit delivered(CommitLog.Entry entry, Placed placed) {
    Commit commit = entry.commit();
    if (placed.first()) {
      return left(entry, LeftOut.FIRST_DEPLOYMENT);
    }
    if (commit.merge()) {
      return left(entry, LeftOut.MERGE_COMMIT);
    }
    if (commit.at() == null) {
      return left(entry, LeftOut.NO_COMMIT_TIME);
    }
    Duration lead = Duration.between(commit.at(), placed.deployment().moment());
    return lead.isNegative()
        ? left(entry, LeftOut.COMMITTED_LATER)
        : new DeliveredCommit(commit, entry.change(), lead, null);
  }

  private static DeliveredCommit left(CommitLog.Entry entry, LeftOut reason) {
    return new DeliveredCommit(entry.commit(), entry.change(), null, reason);
  }

  private List<Trouble> troubles() {
    Map<String, Placed> byId =
        timeline.placed().stream().collect(Collectors.toMap(Placed::id, Function.identity()));
    var all = new ArrayList<Trouble>();
    for (LinkedIncident linked : incidents) {
      @Nullable Placed with = linked.deploy() == null ? null : byId.get(linked.deploy());
      if (with != null) {
        all.add(incident(linked, with));
      }
    }
    timeline.placed().forEach(each -> regression(each, all));
    all.sort(
        Comparator.comparing(Trouble::failure, Comparator.comparing(Failure::at))
            .thenComparing(Trouble::failure, Failure.PRECEDENCE));
    return List.copyOf(all);
  }

  private static Trouble incident(LinkedIncident linked, Placed with) {
    Incident incident = linked.incident();
    Failure.Reason reason =
        linked.named() ? Failure.Reason.INCIDENT_NAMING_IT : Failure.Reason.INCIDENT;
    return new Trouble(
        with, new Failure(reason, incident.id(), incident.openedAt()), incident.resolvedAt());
  }

  private static void regression(Placed placed, List<Trouble> all) {
    @Nullable Regression regression = placed.deployment().regression();
    if (regression != null) {
      var failure = new Failure(Failure.Reason.REGRESSED, placed.whole().id(), regression.at());
      all.add(new Trouble(placed.whole(), failure, regression.recoveredAt()));
    }
  }

  private List<Placed> unplanned() {
    return timeline.placed().stream()
        .filter(Placed::counts)
        .filter(each -> kinds.getOrDefault(each.id(), Kind.ROLLOUT).unplanned())
        .toList();
  }

  private static <T> Map<String, List<T>> by(List<T> all, Function<T, String> key) {
    var grouped = new HashMap<String, List<T>>();
    all.forEach(each -> grouped.computeIfAbsent(key.apply(each), _ -> new ArrayList<>()).add(each));
    return grouped;
  }
}
