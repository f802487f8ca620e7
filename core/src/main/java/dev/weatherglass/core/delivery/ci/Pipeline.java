package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.BuildEvent;
import java.util.Comparator;

/// What is built again and again: a pipeline of a service, or a stage, a job or a task.
///
/// @param service whose it is
/// @param unit which part of a build it is
/// @param name as the source calls it; empty where it has none
public record Pipeline(String service, BuildEvent.Unit unit, String name)
    implements Comparable<Pipeline> {

  private static final Comparator<Pipeline> BY_NAME =
      Comparator.comparing(Pipeline::service)
          .thenComparing(Pipeline::unit)
          .thenComparing(Pipeline::name);

  /// By service, then from large to small parts, then by name.
  @Override
  public int compareTo(Pipeline other) {
    return BY_NAME.compare(this, other);
  }
}
