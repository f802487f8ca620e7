package dev.weatherglass.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final long NOW = 1_795_430_000_000L;

  @TempDir Path directory;

  @Test
  void what_waits_comes_oldest_first() throws IOException {
    Path second = kept(NOW - 1_000, 10);
    Path first = kept(NOW - 2_000, 10);

    assertThat(spool().waiting(NOW)).containsExactly(first, second);
    assertThat(Spool.body(first)).hasSize(10);
  }

  @Test
  void after_seven_days_it_is_thrown_away() throws IOException {
    Path old = kept(NOW - Spool.MAX_AGE_MILLIS - 1, 10);
    Path young = kept(NOW - Spool.MAX_AGE_MILLIS, 10);

    assertThat(spool().waiting(NOW)).containsExactly(young);
    assertThat(old).doesNotExist();
  }

  @Test
  void beyond_twenty_megabytes_the_oldest_go() throws IOException {
    Path oldest = kept(NOW - 3, 1);
    Path older = kept(NOW - 2, (int) Spool.MAX_BYTES - 10);
    Path newest = kept(NOW - 1, 10);

    assertThat(spool().waiting(NOW)).isEqualTo(List.of(older, newest));
    assertThat(oldest).doesNotExist();
  }

  @Test
  void drafts_of_builds_that_died_are_not_sent_and_go_with_their_age() throws IOException {
    Path draft = Files.createDirectories(directory.resolve("hub")).resolve(".x.tmp");
    Files.writeString(draft, "{");
    Files.setLastModifiedTime(draft, FileTime.fromMillis(NOW - Spool.MAX_AGE_MILLIS - 1));

    assertThat(spool().waiting(NOW)).isEmpty();
    assertThat(draft).doesNotExist();
  }

  private Path kept(long millis, int bytes) throws IOException {
    Path file = spool().keep(EventId.at(millis), new byte[bytes]);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
  }

  private Spool spool() {
    return new Spool(directory.resolve("hub"));
  }
}
