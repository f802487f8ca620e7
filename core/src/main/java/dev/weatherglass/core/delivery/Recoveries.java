package dev.weatherglass.core.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what repaired each failed deployment.
///
/// The repairing deploy is the first that undid it; without one, the first rollback, revert or
/// hotfix that finished while an incident or regression of it was still open.
final class Recoveries {

  private final List<Placed> unplanned;
  private final Map<String, Kind> kinds;
  private final Map<String, List<Undoing>> undoings;
  private final Map<String, List<Trouble>> troubles;

  /// @param unplanned the rollbacks, reverts and hotfixes that count, in order
  Recoveries(
      List<Placed> unplanned,
      Map<String, Kind> kinds,
      Map<String, List<Undoing>> undoings,
      Map<String, List<Trouble>> troubles) {
    this.unplanned = List.copyOf(unplanned);
    this.kinds = kinds;
    this.undoings = undoings;
    this.troubles = troubles;
  }

  /// How the failed deployment was repaired; null while it is not.
  @Nullable Recovery of(Placed failed) {
    @Nullable Instant over = over(failed);
    @Nullable Placed remedy = remedy(failed).orElse(null);
    if (remedy == null) {
      return over == null ? null : new Recovery(notBefore(failed, over), null, null);
    }
    Instant repaired = remedy.deployment().moment();
    Instant first = over != null && over.isBefore(repaired) ? over : repaired;
    Recovery.By by =
        kinds.get(remedy.id()) == Kind.ROLLBACK ? Recovery.By.ROLLBACK : Recovery.By.ROLL_FORWARD;
    return new Recovery(notBefore(failed, first), by, remedy.id());
  }

  private static Instant notBefore(Placed failed, Instant at) {
    Instant finished = failed.deployment().moment();
    return at.isBefore(finished) ? finished : at;
  }

  /// When all its incidents were resolved; without any, when the metrics were as before; null while
  /// that is not so.
  private @Nullable Instant over(Placed failed) {
    List<Trouble> all = troubles.getOrDefault(failed.id(), List.of());
    List<Trouble> incidents =
        all.stream().filter(each -> each.failure().reason() != Failure.Reason.REGRESSED).toList();
    List<Trouble> decisive = incidents.isEmpty() ? all : incidents;
    @Nullable Instant last = null;
    for (Trouble trouble : decisive) {
      @Nullable Instant over = trouble.over();
      if (over == null) {
        return null;
      }
      last = last == null || over.isAfter(last) ? over : last;
    }
    return last;
  }

  private Optional<Placed> remedy(Placed failed) {
    Optional<Placed> undoing =
        undoings.getOrDefault(failed.id(), List.of()).stream()
            .map(Undoing::by)
            .min(Comparator.comparing(Placed::deployment, Deployment.IN_ORDER));
    return undoing.isPresent() ? undoing : answering(failed);
  }

  private Optional<Placed> answering(Placed failed) {
    List<Trouble> open = troubles.getOrDefault(failed.id(), List.of());
    return open.isEmpty()
        ? Optional.empty()
        : unplanned.subList(firstAfter(failed.deployment().moment()), unplanned.size()).stream()
            .takeWhile(fix -> !allOverBefore(open, fix.deployment().moment()))
            .filter(fix -> answers(fix.deployment().moment(), open))
            .findFirst();
  }

  private static boolean answers(Instant fixed, List<Trouble> open) {
    return open.stream().anyMatch(each -> each.since().isBefore(fixed) && !each.overBefore(fixed));
  }

  private static boolean allOverBefore(List<Trouble> open, Instant fixed) {
    return open.stream().allMatch(each -> each.overBefore(fixed));
  }

  /// By halving: `unplanned` is in order of the finish.
  private int firstAfter(Instant moment) {
    int low = 0;
    int high = unplanned.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (unplanned.get(middle).deployment().moment().isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
