package dev.weatherglass.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  @TempDir Path directory;

  @Test
  void a_copy_has_what_was_there_while_the_hub_goes_on_writing() throws Exception {
    Path copy = directory.resolve("copies/monday.db");
    var writing = new AtomicBoolean(true);
    try (History history = History.open(file(), 2)) {
      move(history, 1);
      Thread writer =
          Thread.ofVirtual()
              .start(() -> {
                for (long position = 2; writing.get(); position++) {
                  move(history, position);
                }
              });

      history.backup(copy);

      writing.set(false);
      writer.join();
    }
    try (History restored = History.open(copy, 1)) {
      long events = position(restored, 0);
      assertThat(events).isPositive();
      assertThat(position(restored, 1)).as("one moment for all rows").isEqualTo(events);
    }
    assertThat(directory.resolve("copies/monday.db.part")).doesNotExist();
  }

  @Test
  void the_file_of_a_hub_that_is_not_running_is_copied_as_well() {
    try (History history = History.open(file(), 2)) {
      move(history, 7);
    }

    Backup.write(new Database.File(file()), directory.resolve("copy.db"));

    try (History restored = History.open(directory.resolve("copy.db"), 1)) {
      assertThat(position(restored, 0)).isEqualTo(7);
    }
  }

  @Test
  void an_existing_file_is_never_overwritten() throws Exception {
    Files.writeString(directory.resolve("taken"), "holiday pictures");
    History.open(file(), 1).close();

    assertThatThrownBy(() -> Backup.write(new Database.File(file()), directory.resolve("taken")))
        .hasMessageContaining("taken exists already");

    assertThat(directory.resolve("taken")).hasContent("holiday pictures");
  }

  @Test
  void no_history_is_no_empty_backup() {
    assertThatThrownBy(() -> Backup.write(new Database.File(file()), directory.resolve("copy.db")))
        .hasMessageContaining("there is no history at")
        .hasMessageContaining("history.db");
    assertThat(directory.resolve("copy.db")).doesNotExist();
  }

  @Test
  void a_server_is_backed_up_by_its_own_tool_and_its_password_is_not_said() {
    var server = new Database.Server("jdbc:postgresql://db.example/hub?user=hub&password=hunter2");

    assertThatThrownBy(() -> Backup.write(server, directory.resolve("copy.db")))
        .hasMessageContaining("pg_dump")
        .hasMessageContaining("db.example/hub")
        .hasMessageNotContaining("hunter2");
  }

  private Path file() {
    return directory.resolve("history.db");
  }

  private static void move(History history, long position) {
    history.write(sql -> {
      Offsets.begin(sql, "events", 0, position);
      Offsets.begin(sql, "events", 1, position);
    });
  }

  private static long position(History history, int partition) {
    return history.read(sql -> Offsets.position(sql, "events", partition)).orElseThrow();
  }
}
