package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.hub.Hub;
import dev.weatherglass.app.repeats.HistoryDump;
import dev.weatherglass.testkit.Patience;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while history reads what is in the topics, and another start: it goes on where it
/// stopped, and ends with what nobody disturbed would have written.
@Timeout(180)
class KilledProjectionIT {

  private static final int EVENTS = 20_000;
  private static final int AT_ONCE = 5_000;
  private static final int SERVICES = 40;
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final long SEED = 20_261_124;

  @TempDir Path directory;

  @Test
  void what_was_killed_in_the_middle_goes_on_where_it_stopped() throws Exception {
    try (var hub = SplitHub.start(directory)) {
      for (int first = 0; first < EVENTS; first += AT_ONCE) {
        hub.send(events(first));
      }

      killInTheMiddle(hub);
      String missed = takeOneAway(hub.history("killed"));
      readToTheEnd(hub, "killed");
      readToTheEnd(hub, "undisturbed");

      var killed = new ArrayList<>(HistoryDump.of(hub.history("killed")));
      assertThat(killed).as("what was read before is not read again").doesNotContain(missed);
      killed.add(missed);
      assertThat(String.join("\n", killed.stream().sorted().toList()))
          .isEqualTo(String.join("\n", HistoryDump.of(hub.history("undisturbed"))));
    }
  }

  /// Kills it once it has written something, and sees that much was still to do.
  private static void killInTheMiddle(SplitHub hub) throws Exception {
    try (var reader = hub.readerProcess("killed")) {
      String _ = reader.awaitLine(line -> line.contains("web  http"));
      try (Connection history = open(hub.history("killed"))) {
        while (number(history, "SELECT SUM(position) FROM offsets") == 0) {
          Thread.onSpinWait(); // the class has a time limit; each turn is a query
        }
      }
      reader.kill();
    }
    try (Connection history = open(hub.history("killed"))) {
      assertThat(number(history, "SELECT COUNT(*) FROM events"))
          .as("events read before the kill")
          .isBetween(1L, EVENTS - 1L);
    }
  }

  /// Takes an event away of which no other table knows.
  ///
  /// @return its row, as the dump has it
  private static String takeOneAway(Path file) throws SQLException {
    List<String> before = HistoryDump.of(file);
    try (Connection history = open(file);
        Statement statement = history.createStatement()) {
      int taken =
          statement.executeUpdate(
              "DELETE FROM events WHERE event_id ="
                  + " (SELECT MIN(event_id) FROM events WHERE kind = 'benchmark')");
      assertThat(taken).isEqualTo(1);
    }
    var gone = new ArrayList<>(before);
    gone.removeAll(HistoryDump.of(file));
    assertThat(gone).hasSize(1);
    return gone.getFirst();
  }

  private static void readToTheEnd(SplitHub hub, String place) throws Exception {
    try (Hub reader = hub.reader(place);
        Connection history = open(hub.history(place))) {
      assertThat(reader.awaitReady(Patience.LIMIT)).as("%s is ready", place).isTrue();
      while (number(history, "SELECT COUNT(*) FROM unsettled") > 0) {
        Thread.onSpinWait(); // the class has a time limit; each turn is a query
      }
    }
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private static long number(Connection history, String query) throws SQLException {
    try (Statement statement = history.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      return answer.next() ? answer.getLong(1) : 0;
    }
  }

  private static String events(int first) {
    var random = new Random(SEED + first);
    return IntStream.range(first, first + AT_ONCE)
        .mapToObj(number -> event(number, random.nextInt(SERVICES)))
        .collect(Collectors.joining("\n"));
  }

  /// Deploys, builds, incidents and benchmarks in turn, one a minute.
  private static String event(int number, int service) {
    String kind = List.of("deploy", "build", "incident", "benchmark").get(number % 4);
    String more = kind.equals("incident") ? ",\"phase\":\"opened\"" : "";
    return "{\"kind\":\"%s\",\"service\":\"service-%d\",\"id\":\"e-%d\",\"version\":\"1.%d\",\"at\":\"%s\"%s}"
        .formatted(kind, service, number, number, START.plusSeconds(60L * number), more);
  }
}
