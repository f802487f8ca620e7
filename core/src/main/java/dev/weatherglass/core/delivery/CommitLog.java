package dev.weatherglass.core.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A service's commits as they arrived on each branch: by the time they were merged, then by their
/// order within the change.
final class CommitLog {

  private final Map<Target, List<Entry>> branches = new LinkedHashMap<>();
  private final NavigableMap<String, List<Entry>> bySha = new TreeMap<>();

  /// A branch of a repository.
  record Target(String repository, String branch) {

    static final Comparator<Target> IN_ORDER =
        Comparator.comparing(Target::repository).thenComparing(Target::branch);

    static Target of(MergedChange change) {
      return new Target(change.repository() == null ? "" : change.repository(), change.target());
    }
  }

  /// A commit in its place.
  ///
  /// @param commit itself
  /// @param change the first that brought it
  /// @param changes all that speak of it
  /// @param target the branch it is on
  /// @param position its place on that branch
  record Entry(
      Commit commit,
      MergedChange change,
      List<MergedChange> changes,
      Target target,
      int position) {}

  /// @param changes in the order of [ServiceHistory]
  CommitLog(List<MergedChange> changes) {
    var speaking = new HashMap<String, List<MergedChange>>();
    changes.forEach(each -> speak(each, speaking));
    Set<String> squashed = squashed(changes);
    var seen = new HashMap<Target, Set<String>>();
    for (MergedChange change : changes) {
      Target target = Target.of(change);
      Set<String> there = seen.computeIfAbsent(target, _ -> new HashSet<>());
      for (Commit commit : commits(change)) {
        if (there.add(commit.sha())) {
          append(target, change, squash(commit, squashed), speaking);
        }
      }
    }
  }

  private static void speak(MergedChange change, Map<String, List<MergedChange>> speaking) {
    var shas = new HashSet<String>();
    change.commits().forEach(commit -> shas.add(commit.sha()));
    if (change.head() != null) {
      shas.add(change.head());
    }
    shas.forEach(sha -> speaking.computeIfAbsent(sha, _ -> new ArrayList<>()).add(change));
  }

  /// The one commit that a request was squashed into repeats those that it lists.
  private static Set<String> squashed(List<MergedChange> changes) {
    var squashed = new HashSet<String>();
    for (MergedChange change : changes) {
      @Nullable String head = change.head();
      if (change.number() != null && head != null && !change.commits().isEmpty()) {
        if (change.commits().stream().noneMatch(commit -> commit.sha().equals(head))) {
          squashed.add(head);
        }
      }
    }
    return squashed;
  }

  private static Commit squash(Commit commit, Set<String> squashed) {
    return squashed.contains(commit.sha())
        ? new Commit(commit.sha(), commit.at(), commit.message(), commit.author(), true)
        : commit;
  }

  /// Its commits, and its head where it does not list that: the deploy may name it.
  private static List<Commit> commits(MergedChange change) {
    @Nullable String head = change.head();
    if (head == null || change.commits().stream().anyMatch(each -> each.sha().equals(head))) {
      return change.commits();
    }
    var all = new ArrayList<>(change.commits());
    all.add(new Commit(head, null, change.title(), null, !all.isEmpty()));
    return all;
  }

  private void append(
      Target target, MergedChange change, Commit commit, Map<String, List<MergedChange>> speaking) {
    List<Entry> branch = branches.computeIfAbsent(target, _ -> new ArrayList<>());
    var entry =
        new Entry(
            commit,
            change,
            List.copyOf(speaking.getOrDefault(commit.sha(), List.of(change))),
            target,
            branch.size());
    branch.add(entry);
    bySha.computeIfAbsent(commit.sha(), _ -> new ArrayList<>()).add(entry);
  }

  boolean isEmpty() {
    return bySha.isEmpty();
  }

  List<Target> targets() {
    return branches.keySet().stream().sorted(Target.IN_ORDER).toList();
  }

  List<Entry> on(Target target) {
    return branches.getOrDefault(target, List.of());
  }

  /// Where this commit, or the one that begins with it, is; on several branches perhaps.
  List<Entry> of(String sha) {
    Map.@Nullable Entry<String, List<Entry>> found = bySha.ceilingEntry(sha);
    return found != null && found.getKey().startsWith(sha) ? found.getValue() : List.of();
  }

  /// Every commit once, where it arrived first.
  List<Entry> all() {
    return bySha.values().stream().map(CommitLog::earliest).toList();
  }

  private static Entry earliest(List<Entry> places) {
    return places.stream()
        .min(Comparator.comparing(CommitLog::mergedAt).thenComparing(each -> each.change().id()))
        .orElseThrow();
  }

  private static Instant mergedAt(Entry entry) {
    return entry.change().mergedAt();
  }
}
