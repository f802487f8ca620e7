package dev.weatherglass.api.history;

import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What history shows of deploys.
public final class SettledDeploys {

  private SettledDeploys() {}

  /// Keeps what is known of all deploys of one service, and writes only what changed.
  public static void put(Sql sql, String service, List<SettledDeploy> deploys) {
    var known = new HashMap<String, String>();
    sql.list(
            "SELECT deploy_id, json FROM settled_deploys WHERE service = ?",
            row -> Map.entry(row.text("deploy_id"), row.text("json")),
            service)
        .forEach(each -> known.put(each.getKey(), each.getValue()));
    sql.updateEach(
        """
        INSERT INTO settled_deploys (deploy_id, service, json) VALUES (?, ?, ?)
        ON CONFLICT (deploy_id) DO UPDATE SET service = excluded.service, json = excluded.json
        """,
        deploys.stream().filter(each -> !json(each).equals(known.get(each.deploy()))).toList(),
        each -> Sql.row(each.deploy(), service, json(each)));
  }

  public static Optional<SettledDeploy> find(Sql sql, String deployId) {
    return sql.first(
        "SELECT json FROM settled_deploys WHERE deploy_id = ?", SettledDeploys::read, deployId);
  }

  /// What is known of these deploys, by id.
  public static Map<String, SettledDeploy> of(Sql sql, Collection<String> deployIds) {
    var found = new HashMap<String, SettledDeploy>();
    sql.listOf(
            "SELECT json FROM settled_deploys WHERE deploy_id IN (%s)",
            deployIds, SettledDeploys::read)
        .forEach(each -> found.put(each.deploy(), each));
    return found;
  }

  private static String json(SettledDeploy deploy) {
    return new String(Json.write(deploy), StandardCharsets.UTF_8);
  }

  private static SettledDeploy read(Row row) {
    return Json.MAPPER.readValue(row.text("json"), SettledDeploy.class);
  }
}
