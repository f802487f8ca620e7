package dev.weatherglass.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells the hotfixes and reverts among the rollouts, and what each unplanned deployment undid.
///
/// - A **rollback** undoes the deployment that had brought what ran before it; only that one, even
///   where it goes further back.
/// - A **revert** brings nothing but commits that take back commits delivered earlier, or takes
///   back one that the deployment before it delivered within the window before. It undoes the
///   deployments that delivered those; where they are not known, the one before it.
/// - A **hotfix** is named so by its branch or a label (all its changes; or one of them while there
///   is trouble), or it answers to trouble: during an incident or regression that is not over, it
///   brings only commits written after the bad deployment was cut, and they sound like a fix or the
///   trouble is over soon after. It undoes the deployment in trouble, else the one before it.
/// - Of a deployment that could be both, revert is said before hotfix.
/// - A deployment that only put back what had run is never undone by a fix: what it put right is.
final class Judging {

  /// Trouble that ends within this after a deployment is taken to end by it.
  static final Duration SETTLES = Duration.ofHours(2);

  private final Timeline timeline;
  private final Rules rules;
  private final NavigableMap<Instant, List<Trouble>> troubles = new TreeMap<>();
  private final boolean commitsTold;
  private final Map<String, Placed> bySha = new HashMap<>();
  private final Map<String, Placed> byTitle = new HashMap<>();
  private final Map<String, Placed> byNumber = new HashMap<>();
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, Placed> repaired = new HashMap<>();
  private final List<Undoing> undoings = new ArrayList<>();
  private @Nullable Placed last;

  /// @param troubles by the time they began
  Judging(Timeline timeline, List<Trouble> troubles, boolean commitsTold, Rules rules) {
    this.timeline = timeline;
    this.rules = rules;
    troubles
        .reversed()
        .forEach(
            each -> this.troubles.computeIfAbsent(each.since(), _ -> new ArrayList<>()).add(each));
    this.commitsTold = commitsTold;
    timeline.placed().forEach(this::judge);
  }

  /// The kind of each deploy that has one, by id.
  Map<String, Kind> kinds() {
    return Map.copyOf(kinds);
  }

  List<Undoing> undoings() {
    return List.copyOf(undoings);
  }

  private void judge(Placed placed) {
    @Nullable Kind kind = placed.kind();
    if (kind == null) {
      return;
    }
    if (placed.partOf() != null) {
      kinds.put(placed.id(), kinds.getOrDefault(placed.whole().id(), kind));
      return;
    }
    Collection<Placed> reverted = kind == Kind.ROLLOUT ? reverted(placed) : List.of();
    @Nullable Trouble trouble = kind == Kind.ROLLOUT ? trouble(placed) : null;
    Kind judged =
        kind != Kind.ROLLOUT
            ? kind
            : !reverted.isEmpty() || isBlindRevert(placed)
                ? Kind.REVERT
                : isHotfix(placed, trouble) ? Kind.HOTFIX : Kind.ROLLOUT;
    kinds.put(placed.id(), judged);
    if (placed.counts()) {
      undo(placed, judged, reverted, trouble);
      remember(placed, judged);
    }
  }

  private void undo(
      Placed placed, Kind kind, Collection<Placed> reverted, @Nullable Trouble trouble) {
    switch (kind) {
      case ROLLBACK -> undo(timeline.whole(placed.replaced()), placed, Failure.Reason.ROLLED_BACK);
      case REVERT -> {
        reverted.forEach(each -> undo(each, placed, Failure.Reason.REVERTED));
        if (reverted.isEmpty()) {
          undo(original(last), placed, Failure.Reason.REVERTED);
        }
      }
      case HOTFIX ->
          undo(
              trouble == null ? original(last) : trouble.with().whole(),
              placed,
              Failure.Reason.HOTFIXED);
      case ROLLOUT, REDEPLOY -> {}
    }
  }

  private void undo(@Nullable Placed undone, Placed by, Failure.Reason reason) {
    if (undone != null && !undone.id().equals(by.id())) {
      undoings.add(new Undoing(undone, by, reason));
    }
  }

  /// What a fix after this one is for: a rollback is no mistake, what it took away was.
  private @Nullable Placed original(@Nullable Placed placed) {
    return placed == null ? null : repaired.getOrDefault(placed.id(), placed);
  }

  private void remember(Placed placed, Kind kind) {
    if (kind == Kind.ROLLBACK) {
      @Nullable Placed undone = timeline.whole(placed.replaced());
      if (undone != null) {
        repaired.put(placed.id(), undone);
      }
    }
    if (kind != Kind.REDEPLOY) {
      last = placed;
    }
    for (CommitLog.Entry entry : placed.fresh()) {
      bySha.put(entry.commit().sha(), placed);
      byTitle.put(Reverts.plain(entry.commit().title()), placed);
      for (MergedChange change : entry.changes()) {
        if (change.title() != null) {
          byTitle.put(Reverts.plain(change.title()), placed);
        }
        if (change.number() != null) {
          byNumber.put(change.number(), placed);
        }
      }
    }
  }

  // reverts

  private Collection<Placed> reverted(Placed placed) {
    var reverted = new LinkedHashMap<String, Placed>();
    boolean all = true;
    for (CommitLog.Entry entry : work(placed)) {
      @Nullable Placed target = target(Reverts.of(entry.commit()), placed);
      all &= target != null;
      if (target != null) {
        reverted.put(target.id(), target);
      }
    }
    return all || reverted.values().stream().anyMatch(each -> justBefore(each, placed))
        ? reverted.values()
        : List.of();
  }

  /// Everything it brings says that it takes back something, but nobody told us of that.
  private boolean isBlindRevert(Placed placed) {
    List<CommitLog.Entry> work = work(placed);
    return !work.isEmpty()
        && work.stream().map(each -> Reverts.of(each.commit())).allMatch(this::isUnknown);
  }

  private boolean isUnknown(@Nullable Reverts reverts) {
    return reverts != null && reverts.sha() != null && !timeline.knows(reverts.sha());
  }

  private @Nullable Placed target(@Nullable Reverts reverts, Placed placed) {
    if (reverts == null) {
      return null;
    }
    if (reverts.sha() != null && timeline.knows(reverts.sha())) {
      return timeline.sha(reverts.sha()).map(bySha::get).orElse(null);
    }
    @Nullable Placed byRequest = reverts.number() == null ? null : byNumber.get(reverts.number());
    if (byRequest != null || reverts.title() == null) {
      return byRequest;
    }
    return isOwnTitle(reverts.title(), placed) ? null : byTitle.get(Reverts.plain(reverts.title()));
  }

  /// Work that is taken back before it was ever deployed hurt nobody.
  private static boolean isOwnTitle(String title, Placed placed) {
    return work(placed).stream()
        .anyMatch(each -> Reverts.plain(each.commit().title()).equals(Reverts.plain(title)));
  }

  private boolean justBefore(Placed target, Placed placed) {
    return last != null
        && target.id().equals(last.id())
        && !target.deployment().moment().plus(rules.window()).isBefore(placed.deployment().began());
  }

  private static List<CommitLog.Entry> work(Placed placed) {
    return placed.fresh().stream().filter(each -> !each.commit().merge()).toList();
  }

  // hotfixes

  private boolean isHotfix(Placed placed, @Nullable Trouble trouble) {
    if (Fixes.named(placed.deployment())) {
      return true;
    }
    List<CommitLog.Entry> work = work(placed);
    boolean all = !work.isEmpty() && work.stream().allMatch(Judging::isNamed);
    boolean one = work.stream().anyMatch(Judging::isNamed);
    return all || (trouble != null && (one || answers(work, placed, trouble)));
  }

  private static boolean isNamed(CommitLog.Entry entry) {
    return entry.changes().stream().anyMatch(Fixes::named);
  }

  private boolean answers(List<CommitLog.Entry> work, Placed placed, Trouble trouble) {
    Instant finished = placed.deployment().moment();
    @Nullable Instant over = trouble.over();
    boolean settled = over != null && !over.isAfter(finished.plus(SETTLES));
    if (work.isEmpty()) {
      return !commitsTold && settled;
    }
    Instant cut = cut(trouble.with());
    return work.stream().allMatch(each -> isWrittenAfter(cut, each.commit()))
        && (settled || work.stream().anyMatch(each -> Fixes.sounds(each.commit())));
  }

  private static boolean isWrittenAfter(Instant cut, Commit commit) {
    return commit.at() != null && !commit.at().isBefore(cut);
  }

  /// When its software was complete: the last merge that it brought, else its start.
  private static Instant cut(Placed bad) {
    return bad.fresh().stream()
        .map(each -> each.change().mergedAt())
        .max(Instant::compareTo)
        .orElse(bad.deployment().began());
  }

  /// The latest trouble of the service that had begun when the deploy finished, no longer than the
  /// window before, and was not over when it began.
  private @Nullable Trouble trouble(Placed placed) {
    Instant finished = placed.deployment().moment();
    if (finished.equals(Instant.MAX)) {
      return null;
    }
    return troubles
        .subMap(finished.minus(rules.window()), true, finished, false)
        .descendingMap()
        .values()
        .stream()
        .flatMap(List::stream)
        .filter(each -> !each.overBefore(placed.deployment().began()))
        .filter(each -> each.with().deployment().moment().isBefore(finished))
        .filter(each -> each.with().counts() || sameEnvironment(each.with(), placed))
        .findFirst()
        .orElse(null);
  }

  /// What goes wrong in staging is no trouble of production.
  private static boolean sameEnvironment(Placed one, Placed other) {
    return one.deployment().environment().equals(other.deployment().environment());
  }
}
