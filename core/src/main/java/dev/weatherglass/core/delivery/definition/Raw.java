package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.LeftOut;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deployments as definitions see them that know nothing of several production environments: each
/// successful one counts.
final class Raw {

  private Raw() {}

  static boolean counts(JudgedDeployment judged) {
    return judged.counts() || judged.leftOut() == LeftOut.FURTHER_ENVIRONMENT;
  }

  /// By finish.
  static List<JudgedDeployment> of(JudgedService service) {
    return service.deployments().stream().filter(Raw::counts).toList();
  }

  /// Writes down those that do not count.
  static void leaveOthers(JudgedService service, Ledger ledger, Figure... figures) {
    for (JudgedDeployment each : service.deployments()) {
      @Nullable LeftOut leftOut = each.leftOut();
      if (leftOut != null && !counts(each)) {
        for (Figure figure : figures) {
          ledger.leave(figure, each, leftOut);
        }
      }
    }
  }

  /// The last one that finished before the moment, or at it if that is allowed; by halving.
  ///
  /// @param deployments by finish
  static @Nullable JudgedDeployment last(
      List<JudgedDeployment> deployments, Instant moment, boolean orAt) {
    int low = 0;
    int high = deployments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = deployments.get(middle).deployment().moment().compareTo(moment);
      if (order < 0 || (order == 0 && orAt)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : deployments.get(low - 1);
  }
}
