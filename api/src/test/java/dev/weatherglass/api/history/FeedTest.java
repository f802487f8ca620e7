package dev.weatherglass.api.history;

import static dev.weatherglass.api.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEveryDatabase
class FeedTest {

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private History history;

  @BeforeEach
  void open() {
    history = kept.open(directory.resolve("history.db"), 2);
    for (int day = 0; day < 4; day++) {
      append(day);
    }
  }

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  void news_is_numbered_without_gaps_and_read_on_from_any_number() {
    assertThat(numbersAfter(0)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(numbersAfter(2)).containsExactly(3L, 4L);
    assertThat(numbersAfter(4)).isEmpty();
  }

  @Test
  void what_is_swept_is_gone_and_numbers_go_on() {
    history.write(sql -> Feed.sweep(sql, NOON.plusSeconds(2 * 86_400)));
    append(9);

    assertThat(numbersAfter(0)).containsExactly(3L, 4L, 5L);
  }

  @Test
  void a_reader_misses_nothing_only_where_the_next_number_is_still_kept() {
    history.write(sql -> Feed.sweep(sql, NOON.plusSeconds(2 * 86_400)));

    assertThat(reaches(1)).isFalse();
    assertThat(reaches(2)).isTrue();
    assertThat(reaches(4)).isTrue();
  }

  @Test
  void a_number_of_the_future_belongs_to_another_database() {
    assertThat(reaches(5)).isFalse();
  }

  @Test
  void when_all_is_swept_only_the_newest_reader_misses_nothing() {
    history.write(sql -> Feed.sweep(sql, NOON.plusSeconds(10 * 86_400)));

    assertThat(reaches(3)).isFalse();
    assertThat(reaches(4)).isTrue();
  }

  private void append(int day) {
    history.write(sql ->
        Feed.append(
            sql,
            Feed.Type.DEPLOY,
            "deploy-" + day,
            "checkout",
            NOON.plusSeconds(day * 86_400L),
            "{}"));
  }

  private List<Long> numbersAfter(long number) {
    return history.read(sql -> Feed.after(sql, number, 10)).stream()
        .map(Feed.Item::number)
        .toList();
  }

  private boolean reaches(long number) {
    return history.read(sql -> Feed.reaches(sql, number));
  }
}
