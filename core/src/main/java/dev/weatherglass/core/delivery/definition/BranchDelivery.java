package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.DeliveredCommit;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.MergedChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which deployment was the first to contain each merged request: the first of the branch that it
/// was merged into, finished at or after the merge; or the one that so contains a later merge of
/// that branch into another.
final class BranchDelivery {

  /// A branch of a repository.
  private record Branch(String repository, String name) {

    static Branch target(MergedChange change) {
      return new Branch(repository(change.repository()), change.target());
    }

    private static String repository(@Nullable String name) {
      return name == null ? "" : name;
    }
  }

  private final Map<Branch, NavigableMap<Instant, Deployment>> deployed = new HashMap<>();
  private final Map<Branch, Map<Branch, NavigableMap<Instant, MergedChange>>> merged =
      new HashMap<>();
  private final Map<String, Optional<Deployment>> first = new HashMap<>();

  /// @param requests by the time they were merged
  /// @param deployments by finish
  BranchDelivery(List<MergedChange> requests, List<JudgedDeployment> deployments) {
    var branches = new HashSet<Branch>();
    requests.forEach(each -> branches.add(Branch.target(each)));
    deployments.forEach(each -> roots(each, branches).forEach(root -> deploy(root, each)));
    requests.forEach(this::merge);
    var visiting = new HashSet<String>();
    requests.reversed().forEach(each -> find(each, visiting));
  }

  /// The deployment; empty where none contains it.
  Optional<Deployment> first(MergedChange change) {
    return first.getOrDefault(change.id(), Optional.empty());
  }

  private void deploy(Branch branch, JudgedDeployment judged) {
    deployed
        .computeIfAbsent(branch, _ -> new TreeMap<>())
        .putIfAbsent(judged.deployment().moment(), judged.deployment());
  }

  private void merge(MergedChange change) {
    Branch target = Branch.target(change);
    Branch source = new Branch(target.repository(), change.branch() == null ? "" : change.branch());
    if (!source.equals(target)) {
      merged
          .computeIfAbsent(source, _ -> new HashMap<>())
          .computeIfAbsent(target, _ -> new TreeMap<>())
          .putIfAbsent(change.mergedAt(), change);
    }
  }

  /// The branch it was built from; where nobody says, those that its commits are on.
  private static List<Branch> roots(JudgedDeployment judged, Set<Branch> branches) {
    Deployment deployment = judged.deployment();
    if (deployment.branch() == null) {
      return judged.commits().stream()
          .map(DeliveredCommit::change)
          .map(Branch::target)
          .distinct()
          .toList();
    }
    return branches.stream().filter(each -> isOf(deployment, each)).toList();
  }

  private static boolean isOf(Deployment deployment, Branch branch) {
    boolean there =
        deployment.repository() == null || branch.repository().equals(deployment.repository());
    return there && branch.name().equals(deployment.branch());
  }

  private Optional<Deployment> find(MergedChange change, Set<String> visiting) {
    if (first.containsKey(change.id())) {
      return first(change);
    }
    if (!visiting.add(change.id())) {
      return Optional.empty();
    }
    Branch target = Branch.target(change);
    @Nullable Deployment found = direct(target, change.mergedAt());
    for (var merges : merged.getOrDefault(target, Map.of()).values()) {
      Map.@Nullable Entry<Instant, MergedChange> later = merges.ceilingEntry(change.mergedAt());
      if (later != null) {
        found = earlier(found, find(later.getValue(), visiting).orElse(null));
      }
    }
    visiting.remove(change.id());
    first.put(change.id(), Optional.ofNullable(found));
    return Optional.ofNullable(found);
  }

  private @Nullable Deployment direct(Branch branch, Instant from) {
    @Nullable NavigableMap<Instant, Deployment> there = deployed.get(branch);
    Map.@Nullable Entry<Instant, Deployment> next = there == null ? null : there.ceilingEntry(from);
    return next == null ? null : next.getValue();
  }

  private static @Nullable Deployment earlier(
      @Nullable Deployment one, @Nullable Deployment other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Deployment.IN_ORDER.compare(one, other) <= 0 ? one : other;
  }
}
