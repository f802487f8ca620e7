package dev.weatherglass.api.history;

import static dev.weatherglass.api.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a file can be or do.
class SqliteFileTest {

  @TempDir Path directory;

  @Test
  void a_file_that_is_no_database_is_refused_by_name() throws Exception {
    Path file = directory.resolve("history.db");
    Files.writeString(file, "this is a letter, not a database, and quite a long one");

    assertThatThrownBy(this::open)
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("history");
  }

  @Test
  void a_file_gets_smaller_when_its_rows_are_gone() throws Exception {
    try (History history = open()) {
      fill(history);
      long full = Files.size(file());

      empty(history);

      assertThat(full).isGreaterThan(20_000_000);
      assertThat(Files.size(file())).isLessThan(1_000_000);
    }
  }

  @Test
  void a_file_of_a_version_that_did_not_prepare_for_it_gets_smaller_too() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE older (json TEXT)");
    }
    try (History history = open()) {
      fill(history);

      empty(history);

      assertThat(Files.size(file())).isLessThan(1_000_000);
    }
  }

  @Test
  void a_writer_that_finds_the_file_locked_fails_with_that_word_and_the_next_one_succeeds()
      throws Exception {
    try (History history = open();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertThatThrownBy(() -> history.write(sql -> Offsets.begin(sql, "events", 0, 1)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("locked");

      statement.execute("ROLLBACK");
      history.write(sql -> Offsets.begin(sql, "events", 0, 2));
      assertThat(position(history)).isEqualTo(2);
    }
  }

  @Test
  void a_full_disk_undoes_the_transaction_and_the_next_one_succeeds_when_there_is_room() {
    try (History history = open()) {
      history.write(sql -> {
        Offsets.begin(sql, "events", 0, 1);
        sql.pragma("max_page_count = 1");
      });

      assertThatThrownBy(() ->
              history.write(sql -> {
                Offsets.begin(sql, "events", 0, 2);
                append(sql);
              }))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("full");

      assertThat(position(history)).isEqualTo(1);
      assertThat(head(history)).isZero();
      history.write(sql -> sql.pragma("max_page_count = 1000000"));
      history.write(sql -> append(sql));
      assertThat(head(history)).isEqualTo(1);
    }
  }

  private Path file() {
    return directory.resolve("history.db");
  }

  private static void fill(History history) {
    for (int i = 0; i < 300; i++) {
      history.write(sql -> append(sql));
    }
  }

  private static void append(Sql sql) {
    Feed.append(sql, Feed.Type.DEPLOY, "deploy", null, NOON, "x".repeat(100_000));
  }

  private static void empty(History history) {
    history.write(sql -> Feed.sweep(sql, NOON.plusSeconds(1)));
    boolean more = true;
    while (more) {
      more = history.shrink();
    }
  }

  private static long position(History history) {
    return history.read(sql -> Offsets.position(sql, "events", 0)).orElseThrow();
  }

  private static long head(History history) {
    return history.read(Feed::head);
  }

  private History open() {
    return History.open(file(), 2);
  }
}
