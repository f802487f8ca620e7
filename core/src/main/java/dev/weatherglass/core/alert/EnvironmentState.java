package dev.weatherglass.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is remembered of an environment as a whole.
///
/// @param services that send watched series
/// @param alarms of the last day
public record EnvironmentState(Set<String> services, List<Alarm> alarms) {

  /// Nothing known.
  public static final EnvironmentState EMPTY = new EnvironmentState(Set.of(), List.of());

  private static final Duration KEPT = Duration.ofHours(24);

  /// A change on which the alarm rule fired.
  ///
  /// @param service whose change it is
  /// @param verification its id
  /// @param at end of the bucket at which it fired
  public record Alarm(String service, String verification, Instant at) {}

  public EnvironmentState {
    services = new TreeSet<>(services);
    alarms = List.copyOf(alarms);
  }

  EnvironmentState with(String service) {
    var more = new TreeSet<>(services);
    more.add(service);
    return new EnvironmentState(more, alarms);
  }

  /// With an alarm, in place of an earlier one on the same change.
  EnvironmentState with(Alarm alarm) {
    var more = new ArrayList<>(without(alarm.verification()).alarms());
    more.removeIf(old -> old.at().isBefore(alarm.at().minus(KEPT)));
    more.add(alarm);
    return new EnvironmentState(services, more);
  }

  EnvironmentState without(String verification) {
    return new EnvironmentState(
        services,
        alarms.stream().filter(alarm -> !alarm.verification().equals(verification)).toList());
  }
}
