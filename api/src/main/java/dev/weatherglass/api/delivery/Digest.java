package dev.weatherglass.api.delivery;

import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.core.delivery.WorthFixing;
import dev.weatherglass.core.delivery.definition.Summary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one team did in a period, without naming anybody.
///
/// @param team null for the services that no team claims
/// @param services of the team that deployed, by name
/// @param summary the figures
/// @param previous those of the period before
/// @param failed deployments that made things worse, oldest first
/// @param worthFixing the one thing; empty where nothing stands out
public record Digest(
    @Nullable String team,
    List<String> services,
    Summary summary,
    Summary previous,
    List<KnownDeploy> failed,
    Optional<WorthFixing> worthFixing) {

  public Digest {
    services = List.copyOf(services);
    failed = List.copyOf(failed);
  }
}
