package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts incidents down to deployments: to the one that it names (id, run, version, commit or
/// digest; however old), else to the service's last one that finished before it opened, if that was
/// within the window.
final class IncidentLinks {

  private final List<Placed> live;
  private final Map<String, Placed> byName = new HashMap<>();
  private final Map<String, List<Placed>> byRevision = new HashMap<>();
  private final Rules rules;

  /// @param all in the order of [Deployment#IN_ORDER]
  IncidentLinks(List<Placed> all, Rules rules) {
    for (Placed each : all) {
      byName.put(each.id(), each);
      if (each.deployment().run() != null) {
        byName.put(each.deployment().run(), each);
      }
    }
    this.live = all.stream().filter(each -> each.whole().counts() && ran(each)).toList();
    for (Placed each : live) {
      Software.keys(each.deployment().revision())
          .forEach(key -> byRevision.computeIfAbsent(key, _ -> new ArrayList<>()).add(each));
    }
    this.rules = rules;
  }

  private static boolean ran(Placed each) {
    return each.counts() || each.partOf() != null;
  }

  LinkedIncident link(Incident incident) {
    if (!rules.production().test(incident.environment())) {
      return none(incident, LeftOut.NOT_PRODUCTION);
    }
    @Nullable Placed named = named(incident);
    if (named != null) {
      boolean counts = named.whole().counts();
      return new LinkedIncident(
          incident, named.whole().id(), true, counts ? null : LeftOut.NAMES_UNCOUNTED);
    }
    return byTime(incident);
  }

  private LinkedIncident byTime(Incident incident) {
    @Nullable Placed last = lastBefore(incident.openedAt());
    if (last == null) {
      return none(incident, LeftOut.NO_DEPLOYMENT_BEFORE);
    }
    Duration age = Duration.between(last.deployment().moment(), incident.openedAt());
    return age.compareTo(rules.window()) > 0
        ? none(incident, LeftOut.OUTSIDE_WINDOW)
        : new LinkedIncident(incident, last.whole().id(), false, null);
  }

  private static LinkedIncident none(Incident incident, LeftOut reason) {
    return new LinkedIncident(incident, null, false, reason);
  }

  private @Nullable Placed named(Incident incident) {
    @Nullable Placed said = incident.deploy() == null ? null : byName.get(incident.deploy());
    if (said != null || incident.revision().equals(Revision.UNKNOWN)) {
      return said;
    }
    return Software.keys(incident.revision()).stream()
        .flatMap(key -> byRevision.getOrDefault(key, List.of()).stream())
        .filter(each -> each.deployment().moment().isBefore(incident.openedAt()))
        .filter(each -> Software.same(each.deployment().revision(), incident.revision()))
        .max(Comparator.comparing(Placed::deployment, Deployment.IN_ORDER))
        .orElse(null);
  }

  /// By halving: `live` is in order of the finish.
  private @Nullable Placed lastBefore(Instant at) {
    int low = 0;
    int high = live.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (live.get(middle).deployment().moment().isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : live.get(low - 1);
  }

  List<LinkedIncident> link(List<Incident> incidents) {
    var linked = new ArrayList<LinkedIncident>(incidents.size());
    incidents.forEach(each -> linked.add(link(each)));
    return linked;
  }
}
