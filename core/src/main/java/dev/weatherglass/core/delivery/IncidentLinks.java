package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Puts incidents down to deployments: to the one that it names (id, run, version, commit or
/// digest; however old), else to the service's last one that finished before it opened, if that was
/// within the window.
final class IncidentLinks {

  private final List<Placed> all;
  private final List<Placed> live;
  private final Rules rules;

  /// @param all in the order of [Deployment#IN_ORDER]
  IncidentLinks(List<Placed> all, Rules rules) {
    this.all = all;
    this.live = all.stream().filter(each -> each.whole().counts() && ran(each)).toList();
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
    @Nullable String deploy = incident.deploy();
    if (deploy != null) {
      @Nullable Placed said = last(all, each -> is(each.deployment(), deploy));
      if (said != null) {
        return said;
      }
    }
    Revision revision = incident.revision();
    if (revision.equals(Revision.UNKNOWN)) {
      return null;
    }
    return last(
        live,
        each ->
            each.deployment().moment().isBefore(incident.openedAt())
                && Software.same(each.deployment().revision(), revision));
  }

  private static boolean is(Deployment deployment, String said) {
    return deployment.id().equals(said) || said.equals(deployment.run());
  }

  private static @Nullable Placed last(List<Placed> among, Predicate<Placed> wanted) {
    return among.reversed().stream().filter(wanted).findFirst().orElse(null);
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
