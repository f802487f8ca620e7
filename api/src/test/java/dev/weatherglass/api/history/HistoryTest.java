package dev.weatherglass.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEveryDatabase
class HistoryTest {

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  @Test
  void what_was_written_is_there_after_opening_again() {
    try (History history = open()) {
      history.write(sql -> Offsets.begin(sql, "events", 0, 17));
    }

    try (History history = open()) {
      assertThat(position(history, 0)).contains(17L);
    }
  }

  @Test
  void a_failed_transaction_leaves_nothing_behind() {
    try (History history = open()) {
      assertThatThrownBy(() ->
              history.write(sql -> {
                Offsets.begin(sql, "events", 0, 17);
                throw new IllegalStateException("on purpose");
              }))
          .hasMessage("on purpose");

      assertThat(position(history, 0)).isEmpty();
    }
  }

  @Test
  void a_reader_sees_one_moment_while_the_writer_goes_on() throws Exception {
    try (History history = open()) {
      history.write(sql -> Offsets.begin(sql, "events", 0, 1));
      var looked = new CountDownLatch(1);
      var written = new CountDownLatch(1);
      var writer =
          Thread.ofVirtual()
              .start(() -> {
                await(looked);
                history.write(sql -> Offsets.begin(sql, "events", 0, 2));
                written.countDown();
              });

      long again =
          history.read(sql -> {
            Offsets.position(sql, "events", 0);
            looked.countDown();
            await(written);
            return Offsets.position(sql, "events", 0).orElseThrow();
          });

      writer.join();
      assertThat(again).isEqualTo(1);
      assertThat(position(history, 0)).contains(2L);
    }
  }

  @Test
  void closed_history_says_so_however_often_it_is_closed() {
    History history = open();
    history.close();
    history.close();

    assertThatThrownBy(() -> history.read(Feed::head)).hasMessage("history is closed");
  }

  @Test
  void a_reader_cannot_write() {
    try (History history = open()) {
      assertThatThrownBy(() -> history.read(sql -> sql.update("DELETE FROM offsets")))
          .isInstanceOf(HistoryException.class);
    }
  }

  @Test
  void a_database_of_a_newer_program_is_refused_by_name_of_its_migration() {
    try (History history = open()) {
      history.write(sql -> sql.update("INSERT INTO migrations (number) VALUES (999)"));
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("999")
        .hasMessageContaining("newer Weatherglass");
  }

  @Test
  void a_position_moves_only_from_where_its_mover_believes_it_to_be() {
    try (History history = open()) {
      history.write(sql -> Offsets.begin(sql, "events", 3, 10));

      assertThatThrownBy(() -> history.write(sql -> Offsets.advance(sql, "events", 3, 9, 12)))
          .hasMessageContaining("events-3")
          .hasMessageContaining("9");
      history.write(sql -> Offsets.advance(sql, "events", 3, 10, 12));

      assertThat(position(history, 3)).contains(12L);
    }
  }

  private History open() {
    return kept.open(directory.resolve("history.db"), 2);
  }

  private static Optional<Long> position(History history, int partition) {
    return history.read(sql -> Offsets.position(sql, "events", partition));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
