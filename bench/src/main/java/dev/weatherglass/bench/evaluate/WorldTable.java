package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.peers.Rule;
import dev.weatherglass.bench.evaluate.worlds.World;
import dev.weatherglass.bench.report.Share;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Shares by rule and noise world.
final class WorldTable {

  private WorldTable() {}

  /// @param found shares of each rule in the order of the worlds
  static Table of(Map<Rule, List<Share>> found) {
    var table =
        new Table(
            Stream.concat(Stream.of("rule"), Arrays.stream(World.values()).map(World::label))
                .toList());
    found.forEach((rule, shares) ->
        table.row(
            Stream.concat(Stream.of(rule.name()), shares.stream().map(Share::told)).toList()));
    return table;
  }

  /// The largest of them.
  static Share worst(List<Share> shares) {
    return shares.stream().max(Comparator.comparingDouble(Share::value)).orElseThrow();
  }
}
