package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Revision;
import org.jspecify.annotations.Nullable;

/// What runs in one environment, and what ran there before, deploy by deploy.
final class Lane {

  private final Software earlier = new Software();
  private @Nullable Deployment running;
  private @Nullable Deployment brought;
  private @Nullable Deployment before;
  private boolean rolledBack;

  /// What the deploy is as far as its revision and the sender's word tell. The sender's rollback is
  /// one, unless it only repeats the rollback before it.
  @Nullable Kind kind(Deployment deploy) {
    return switch (deploy.how()) {
      case SCALE, REMOVE -> null;
      case RESTART -> Kind.REDEPLOY;
      case ROLLBACK -> rolledBack && runs(deploy.revision()) ? Kind.REDEPLOY : Kind.ROLLBACK;
      case PUBLISH -> unknown(deploy) ? Kind.REDEPLOY : byRevision(deploy.revision());
      case ROLLOUT -> byRevision(deploy.revision());
    };
  }

  private Kind byRevision(Revision revision) {
    if (runs(revision)) {
      return Kind.REDEPLOY;
    }
    return earlier.holds(revision) ? Kind.ROLLBACK : Kind.ROLLOUT;
  }

  private static boolean unknown(Deployment deploy) {
    return deploy.revision().equals(Revision.UNKNOWN);
  }

  boolean runs(Revision revision) {
    return running != null && Software.same(running.revision(), revision);
  }

  /// The deploy that put there what runs now; a repeat of it does not count. Null before the first.
  @Nullable Deployment brought() {
    return brought;
  }

  /// Takes a deploy that succeeded. A rollback that names the software it left (as CDEvents'
  /// `service.rolledback` may) brings back what ran before that.
  void advance(Deployment deploy, Kind kind) {
    if (kind == Kind.REDEPLOY) {
      running = deploy;
      return;
    }
    boolean namesWhatItLeft = kind == Kind.ROLLBACK && runs(deploy.revision());
    @Nullable Deployment left = running;
    running = namesWhatItLeft ? before : deploy;
    brought = deploy;
    before = left;
    rolledBack = deploy.how() == DeployEvent.How.ROLLBACK;
    earlier.add(deploy.revision());
  }
}
