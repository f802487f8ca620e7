package dev.weatherglass.api.history;

import dev.weatherglass.core.verify.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A deploy with all that is known of it.
///
/// @param deploy what its sender said
/// @param verdict how it was judged
/// @param settled what history shows of it; empty while its service waits to be settled
public record KnownDeploy(
    Deploy deploy, Optional<Verdict> verdict, Optional<SettledDeploy> settled) {

  /// What is known of one.
  public static KnownDeploy of(Sql sql, Deploy deploy) {
    return of(sql, List.of(deploy)).getFirst();
  }

  /// What is known of some, in their order.
  public static List<KnownDeploy> of(Sql sql, List<Deploy> deploys) {
    List<String> ids = deploys.stream().map(Deploy::id).toList();
    Map<String, SettledDeploy> settled = SettledDeploys.of(sql, ids);
    return deploys.stream()
        .map(deploy ->
            new KnownDeploy(
                deploy,
                Verdicts.ofChange(sql, deploy.id()),
                Optional.ofNullable(settled.get(deploy.id()))))
        .toList();
  }
}
