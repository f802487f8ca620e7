package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the deploys of one service one after another: what each replaced, what it brought, and
/// whether it is a deployment of its own.
final class Timeline {

  /// A second source's report of the same software in the same environment is the same deploy if it
  /// is not further away than this.
  static final Duration SAME_DEPLOY = Duration.ofMinutes(30);

  private final Rules rules;
  private final CommitLog log;
  private final Map<String, String> commits;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Placed> byId = new HashMap<>();
  private final List<Placed> placed = new ArrayList<>();

  /// All production environments together, or one other.
  private final class Place {
    private final Shipping shipping = new Shipping(log, commits);
    private final Map<String, Reports> reports = new HashMap<>();
    private @Nullable Placed last;
  }

  Timeline(ServiceHistory history, CommitLog log, Rules rules) {
    this.rules = rules;
    this.log = log;
    this.commits = namedCommits(history);
    history.deployments().forEach(this::place);
  }

  List<Placed> placed() {
    return List.copyOf(placed);
  }

  /// Which deployment counts for this deploy; null for a deploy that is not here.
  @Nullable Placed whole(@Nullable Deployment deploy) {
    @Nullable Placed found = deploy == null ? null : byId.get(deploy.id());
    return found == null ? null : found.whole();
  }

  boolean inProduction(String sha) {
    @Nullable Place production = places.get("");
    return production != null && production.shipping.delivered(sha);
  }

  boolean knows(String sha) {
    return !log.of(sha).isEmpty();
  }

  /// The full sha of the commit that begins so.
  Optional<String> sha(String start) {
    return log.of(start).stream().map(each -> each.commit().sha()).findFirst();
  }

  /// Deploys are asked first: they are nearest to what runs.
  private static Map<String, String> namedCommits(ServiceHistory history) {
    var commits = new HashMap<String, String>();
    for (Deployment deploy : history.deployments()) {
      Revision said = deploy.revision();
      if (said.commit() != null) {
        name(commits, new Artifact(said.digest(), said.version(), said.commit()));
      }
    }
    history.artifacts().forEach(each -> name(commits, each));
    return commits;
  }

  private static void name(Map<String, String> commits, Artifact artifact) {
    if (artifact.digest() != null) {
      commits.putIfAbsent("digest " + artifact.digest(), artifact.commit());
    }
    if (artifact.version() != null) {
      commits.putIfAbsent("version " + artifact.version(), artifact.commit());
    }
  }

  private void place(Deployment deploy) {
    boolean production = rules.production().test(deploy.environment());
    Lane lane = lanes.computeIfAbsent(deploy.environment(), _ -> new Lane());
    String name = production ? "" : deploy.environment();
    Place place = places.computeIfAbsent(name, _ -> new Place());
    Placed each = placed(deploy, lane, place, production);
    byId.put(deploy.id(), each);
    placed.add(each);
    if (runs(deploy) && each.kind() != null) {
      lane.advance(deploy, each.kind());
      remember(place, each, production);
    }
  }

  private Placed placed(Deployment deploy, Lane lane, Place place, boolean production) {
    @Nullable Kind kind = lane.kind(deploy);
    @Nullable LeftOut leftOut = production ? unfit(deploy, kind) : LeftOut.NOT_PRODUCTION;
    @Nullable LeftOut repeat = runs(deploy) && kind != null ? repeat(deploy, place) : null;
    return new Placed(
        deploy,
        kind,
        leftOut == null ? repeat : leftOut,
        repeat == null ? null : place.last,
        lane.brought(),
        commits(deploy, kind, place),
        place.last == null);
  }

  private static List<CommitLog.Entry> commits(
      Deployment deploy, @Nullable Kind kind, Place place) {
    if (kind == null || deploy.how() == DeployEvent.How.RESTART) {
      return List.of();
    }
    boolean guess = kind == Kind.ROLLOUT || place.last == null;
    return runs(deploy) ? place.shipping.ship(deploy, guess) : place.shipping.look(deploy, guess);
  }

  private static boolean runs(Deployment deploy) {
    return deploy.succeeded() && deploy.how() != DeployEvent.How.RESTART;
  }

  private static @Nullable LeftOut unfit(Deployment deploy, @Nullable Kind kind) {
    @Nullable LeftOut how =
        switch (deploy.how()) {
          case RESTART -> LeftOut.RESTART;
          case SCALE -> LeftOut.SCALE;
          case REMOVE -> LeftOut.REMOVE;
          case PUBLISH -> kind == Kind.REDEPLOY ? LeftOut.PUBLISH : null;
          case ROLLOUT, ROLLBACK -> null;
        };
    if (how != null || deploy.succeeded()) {
      return how;
    }
    return deploy.finishedAt() == null ? LeftOut.NOT_FINISHED : LeftOut.NOT_SUCCESSFUL;
  }

  private static @Nullable LeftOut repeat(Deployment deploy, Place place) {
    @Nullable Placed last = place.last;
    if (last == null || !last.deployment().sameSoftware(deploy)) {
      return null;
    }
    @Nullable Reports reports = place.reports.get(deploy.environment());
    if (reports == null) {
      return LeftOut.FURTHER_ENVIRONMENT;
    }
    return reports.isAnother(deploy) ? LeftOut.REPORTED_TWICE : null;
  }

  private static void remember(Place place, Placed each, boolean production) {
    if (each.partOf() == null && (each.counts() || !production)) {
      place.last = each;
      place.reports.clear();
    }
    Deployment deploy = each.deployment();
    place
        .reports
        .computeIfAbsent(deploy.environment(), _ -> new Reports(deploy.moment()))
        .sources
        .add(deploy.source());
  }

  /// Who told of the last deployment in one environment.
  private static final class Reports {
    private final Instant first;
    private final Set<String> sources = new HashSet<>();

    private Reports(Instant first) {
      this.first = first;
    }

    private boolean isAnother(Deployment deploy) {
      Duration apart = Duration.between(first, deploy.moment());
      return !sources.contains(deploy.source()) && apart.compareTo(SAME_DEPLOY) <= 0;
    }
  }
}
