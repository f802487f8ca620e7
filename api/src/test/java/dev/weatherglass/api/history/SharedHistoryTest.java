package dev.weatherglass.api.history;

import static dev.weatherglass.api.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.api.Kept;
import dev.weatherglass.testkit.Patience;
import dev.weatherglass.testkit.Postgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a server can do: two processes over one history, and being away for a while.
class SharedHistoryTest {

  @TempDir Path directory;

  @Test
  void news_of_one_process_wakes_who_waits_in_another() throws Exception {
    try (History here = Kept.POSTGRES.open(directory, 2);
        History there = Kept.POSTGRES.open(directory, 2)) {
      assertThat(there.commits().awaitAfter(1, Patience.LIMIT)).as("the first look").isTrue();
      long seen = there.commits().count();

      here.write(sql -> Feed.append(sql, Feed.Type.DEPLOY, "deploy-1", null, NOON, "{}"));

      assertThat(there.commits().awaitAfter(seen, Patience.LIMIT)).isTrue();
      long head = there.read(Feed::head);
      assertThat(head).isEqualTo(1);
    }
  }

  @Test
  void of_two_writers_of_one_position_the_later_one_is_told_that_it_was_overtaken() {
    try (History here = Kept.POSTGRES.open(directory, 2);
        History there = Kept.POSTGRES.open(directory, 2)) {
      here.write(sql -> Offsets.begin(sql, "events", 0, 0));
      there.write(sql -> Offsets.advance(sql, "events", 0, 0, 10));

      assertThatThrownBy(() -> here.write(sql -> Offsets.advance(sql, "events", 0, 0, 10)))
          .isInstanceOf(Offsets.Overtaken.class);
    }
  }

  @Test
  void a_value_that_the_server_takes_for_no_column_is_the_fault_of_its_row() {
    try (History history = Kept.POSTGRES.open(directory, 1)) {
      List<String> values = List.of("good", "bad\0");

      assertThatThrownBy(() ->
              history.write(sql ->
                  sql.updateEach(
                      "INSERT INTO problems (id, service, json) VALUES (?, 'checkout', '{}')",
                      values,
                      Sql::row)))
          .isInstanceOf(IllegalArgumentException.class);
      history.write(sql -> Offsets.begin(sql, "events", 0, 3));

      assertThat(position(history)).isEqualTo(3);
    }
  }

  @Test
  void reads_and_writes_go_on_when_the_server_comes_back() {
    try (Postgres server = Postgres.start();
        History history = History.open(new Database.Server(server.url("public")), 2)) {
      history.write(sql -> Offsets.begin(sql, "events", 0, 1));

      server.stop();
      assertThatThrownBy(() -> history.write(sql -> Offsets.begin(sql, "events", 0, 2)))
          .isInstanceOf(HistoryException.class);
      assertThatThrownBy(() -> history.read(Feed::head)).isInstanceOf(HistoryException.class);
      server.startAgain();

      assertThat(position(history)).isEqualTo(1);
      history.write(sql -> Offsets.begin(sql, "events", 0, 3));
      assertThat(position(history)).isEqualTo(3);
    }
  }

  private static long position(History history) {
    return history.read(sql -> Offsets.position(sql, "events", 0)).orElseThrow();
  }
}
