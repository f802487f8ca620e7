package dev.weatherglass.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final InstantSource CLOCK = () -> NOON;

  @TempDir Path directory;

  @Test
  void a_line_is_there_as_soon_as_it_was_written() throws IOException {
    try (var log = new AuditLog(directory, CLOCK)) {
      log.write(entry(1));

      assertThat(lines(AuditLog.NAME)).hasSize(1);
    }
    try (var log = new AuditLog(directory, CLOCK)) {
      log.write(entry(2));
    }
    assertThat(lines(AuditLog.NAME)).hasSize(2).allMatch(line -> line.startsWith("{\"at\":\"2026"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve(AuditLog.NAME))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_full_file_is_put_aside_and_the_oldest_goes() throws IOException {
    long threeLines = 3L * (Json.write(entry(100)).length + 1);
    try (var log = new AuditLog(directory, CLOCK, threeLines)) {
      for (int number = 100; number < 125; number++) {
        log.write(entry(number));
      }
    }

    var kept = new ArrayList<String>();
    for (int file = AuditLog.KEPT; file >= 1; file--) {
      kept.addAll(lines(AuditLog.NAME + "." + file));
    }
    kept.addAll(lines(AuditLog.NAME));
    assertThat(Files.exists(directory.resolve(AuditLog.NAME + ".6"))).isFalse();
    assertThat(kept).hasSize(16);
    assertThat(kept.getFirst()).contains("109");
    assertThat(kept.getLast()).contains("124");
  }

  @Test
  void a_log_that_cannot_be_written_throws_nothing_and_goes_on_when_it_can() throws IOException {
    Path inTheWay = Files.createDirectory(directory.resolve(AuditLog.NAME));
    try (var log = new AuditLog(directory, CLOCK)) {
      log.write(entry(1));
      Files.delete(inTheWay);
      log.write(entry(2));
    }

    assertThat(lines(AuditLog.NAME)).hasSize(1);
  }

  private static AuditLog.Entry entry(int id) {
    return new AuditLog.Entry(
        NOON, "ci", "10.0.3.7", "POST", "/api/v1/events", 202, 1, List.of("event-" + id));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(directory.resolve(name));
  }
}
