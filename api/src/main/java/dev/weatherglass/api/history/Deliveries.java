package dev.weatherglass.api.history;

import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What became of each message to a channel, by message id.
public final class Deliveries {

  private Deliveries() {}

  /// Keeps what is known now; the topic has the last word.
  ///
  /// @return whether that was news
  public static boolean put(Sql sql, Delivery delivery) {
    if (find(sql, delivery.messageId()).filter(delivery::equals).isPresent()) {
      return false;
    }
    sql.update(
        """
        INSERT INTO deliveries (message_id, problem_id, channel, state, reached_at, json)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (message_id) DO UPDATE SET
            problem_id = excluded.problem_id, channel = excluded.channel, state = excluded.state,
            reached_at = excluded.reached_at, json = excluded.json
        """,
        delivery.messageId(),
        delivery.problem(),
        delivery.channel(),
        delivery.state().name(),
        delivery.at(),
        new String(Json.write(delivery), StandardCharsets.UTF_8));
    return true;
  }

  /// The messages about one problem, oldest first.
  public static List<Delivery> ofProblem(Sql sql, String problem) {
    return sql.list(
        "SELECT json FROM deliveries WHERE problem_id = ? ORDER BY reached_at, message_id",
        Deliveries::delivery,
        problem);
  }

  private static Optional<Delivery> find(Sql sql, String messageId) {
    return sql.first(
        "SELECT json FROM deliveries WHERE message_id = ?", Deliveries::delivery, messageId);
  }

  private static Delivery delivery(Row row) {
    return Json.MAPPER.readValue(row.text("json"), Delivery.class);
  }
}
