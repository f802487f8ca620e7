package dev.weatherglass.core.delivery;

import java.util.List;

/// One service's history, judged.
///
/// @param history what it was judged from
/// @param deployments every deploy of it, in the order of [Deployment#IN_ORDER]
/// @param incidents every incident, by the time it was opened
/// @param undelivered commits that no deployment contains yet
public record JudgedService(
    ServiceHistory history,
    List<JudgedDeployment> deployments,
    List<LinkedIncident> incidents,
    List<DeliveredCommit> undelivered) {

  public JudgedService {
    deployments = List.copyOf(deployments);
    incidents = List.copyOf(incidents);
    undelivered = List.copyOf(undelivered);
  }

  public String service() {
    return history.service();
  }
}
