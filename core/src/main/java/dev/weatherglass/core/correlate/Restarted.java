package dev.weatherglass.core.correlate;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.event.TimeQuality;
import java.time.Instant;
import java.util.Map;

/// A service's processes began anew, by what its samples show: counters fell, or the time at which
/// a process says that it was started rose. Whether a change brought it about is not said.
///
/// @param service the service
/// @param environment where it runs
/// @param at the first sample that shows it; it lies in the bucket that the restart shows in first
public record Restarted(String service, String environment, Instant at) {

  private static final String SOURCE = "/weatherglass/samples";

  /// The restart, as if somebody had reported it: it may be to blame like any other change.
  DeployEvent event() {
    String id = StableId.of("restart", service, environment, at.toString());
    return new DeployEvent(
        new EventContext(
            new EventIdentity(SOURCE, id, EventKind.DEPLOY.type(Phase.FINISHED)),
            at,
            TimeQuality.SOURCE,
            at,
            service,
            null,
            environment,
            Phase.FINISHED,
            Outcome.SUCCESS,
            Revision.UNKNOWN,
            null,
            null,
            "restart seen in samples",
            Map.of(),
            Map.of()),
        DeployEvent.How.RESTART,
        false,
        null,
        null);
  }

  /// Whether nobody reported a change: it was seen in samples.
  static boolean isSeen(Change change) {
    return change.source().equals(SOURCE);
  }
}
