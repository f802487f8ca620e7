package dev.weatherglass.app.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.app.client.HubAnswerException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Somebody else holds the history database of a whole hub for longer than the hub waits for it.
@ExtendWith(ReadingHubExtension.class)
@Timeout(120)
class LockedHistoryIT {

  private static final String SERVICE = "locked-out";

  private record Deploy(String kind, String service, String version) {}

  @Test
  void a_locked_history_is_told_holds_up_nobody_who_sends_and_is_got_over(ReadingHub hub)
      throws Exception {
    var accepted = new HashSet<String>();
    try (Connection other =
            DriverManager.getConnection(
                "jdbc:sqlite:" + hub.directory().resolve("history.db") + "?busy_timeout=30000");
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      accepted.add(send(hub, "1"));

      awaitReady(hub, false);

      assertThatThrownBy(() -> hub.client().get("/readyz"))
          .isInstanceOfSatisfying(
              HubAnswerException.class, answer -> assertThat(answer.status()).isEqualTo(503));
      assertThat(hub.client().ready().path("parts").toString())
          .contains("\"history\":false", "\"ingest\":true", "\"streams\":true");
      accepted.add(send(hub, "2"));
      assertThat(ids(hub)).as("read in the meantime").isEmpty();
      statement.execute("ROLLBACK");
    }

    awaitReady(hub, true);
    Set<String> found = ids(hub);
    while (found.size() < accepted.size()) { // the class has a time limit; each turn is a request
      found = ids(hub);
    }
    assertThat(found).isEqualTo(accepted);
  }

  /// Returns the id under which it was accepted.
  private static String send(ReadingHub hub, String version) throws InterruptedException {
    return hub.client().send(new Deploy("deploy", SERVICE, version)).path("id").asString("");
  }

  private static Set<String> ids(ReadingHub hub) throws InterruptedException {
    var ids = new HashSet<String>();
    JsonNode events = hub.client().get("/api/v1/events?service=" + SERVICE);
    events.path("items").forEach(event -> ids.add(event.path("id").asString("")));
    return ids;
  }

  private static void awaitReady(ReadingHub hub, boolean wanted) throws InterruptedException {
    while (hub.client().ready().path("ready").asBoolean() != wanted) {
      Thread.onSpinWait(); // the class has a time limit; each turn is a request
    }
  }
}
