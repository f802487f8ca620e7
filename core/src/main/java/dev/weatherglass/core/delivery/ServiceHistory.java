package dev.weatherglass.core.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that is known of one service, in order of time, each entity once.
///
/// @param service its name
/// @param deployments in the order of [Deployment#IN_ORDER]
/// @param changes by the time they were merged, then by id
/// @param incidents by the time they were opened, then by id
/// @param artifacts which commit each digest or version was built from, as other events than
///   deploys say
public record ServiceHistory(
    String service,
    List<Deployment> deployments,
    List<MergedChange> changes,
    List<Incident> incidents,
    List<Artifact> artifacts) {

  /// A history in which deploys alone say what was built from which commit.
  public ServiceHistory(
      String service,
      List<Deployment> deployments,
      List<MergedChange> changes,
      List<Incident> incidents) {
    this(service, deployments, changes, incidents, List.of());
  }

  public ServiceHistory {
    deployments =
        ordered(
            deployments,
            Deployment::id,
            Deployment.IN_ORDER,
            Comparator.comparing(ServiceHistory::known).thenComparing(Deployment::toString));
    changes =
        ordered(
            changes,
            MergedChange::id,
            Comparator.comparing(MergedChange::mergedAt).thenComparing(MergedChange::id),
            Comparator.comparing(MergedChange::toString));
    incidents =
        ordered(
            incidents,
            Incident::id,
            Comparator.comparing(Incident::openedAt).thenComparing(Incident::id),
            Comparator.comparing(Incident::toString));
    artifacts =
        artifacts.stream().distinct().sorted(Comparator.comparing(Artifact::toString)).toList();
  }

  /// Who owns it, as the latest deploy that says so does, else any change or incident; null where
  /// nothing says it.
  public @Nullable String team() {
    return Stream.of(
            deployments.reversed().stream().map(Deployment::team),
            changes.reversed().stream().map(MergedChange::team),
            incidents.reversed().stream().map(Incident::team))
        .flatMap(each -> each)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Instant known(Deployment deployment) {
    return deployment.finishedAt() == null ? Instant.MIN : deployment.finishedAt();
  }

  /// Of an entity given twice one stays; which one does not depend on their order.
  private static <T> List<T> ordered(
      Collection<T> all, Function<T, String> id, Comparator<T> order, Comparator<T> better) {
    var once = new TreeMap<String, T>();
    all.forEach(each -> once.merge(id.apply(each), each, last(better)));
    return once.values().stream().sorted(order).toList();
  }

  private static <T> BinaryOperator<T> last(Comparator<T> better) {
    return (one, other) -> one.equals(other) || better.compare(one, other) >= 0 ? one : other;
  }
}
