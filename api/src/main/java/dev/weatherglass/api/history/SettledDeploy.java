package dev.weatherglass.api.history;

import dev.weatherglass.core.delivery.Failure;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.Kind;
import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.Recovery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What history shows of one deploy, beside what its sender said.
///
/// @param deploy its id
/// @param kind what it was; null for a scaling or removal
/// @param leftOut why it is no deployment of its own; null where it is one
/// @param partOf the deploy that it belongs to; null where it is one of its own
/// @param failures why it is said to have failed, the strongest reason first; empty where it did
///   not
/// @param recovery how it was repaired; null while it is not, or nothing was to repair
public record SettledDeploy(
    String deploy,
    @Nullable Kind kind,
    @Nullable LeftOut leftOut,
    @Nullable String partOf,
    List<Failure> failures,
    @Nullable Recovery recovery) {

  public SettledDeploy {
    failures = List.copyOf(failures);
  }

  public static SettledDeploy of(JudgedDeployment judged) {
    return new SettledDeploy(
        judged.deployment().id(),
        judged.kind(),
        judged.leftOut(),
        judged.partOf(),
        judged.failures(),
        judged.recovery());
  }
}
