package dev.weatherglass.app.access;

import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Written;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who wrote what and when, and who wanted to and was refused: JSON lines, appended; a full file is
/// put aside under a number, and the oldest goes. What a sender said is never in it, nor a secret.
///
/// A disk that takes no more must not cost an event: that is told once, and once more when it is
/// over. Safe for all threads.
public final class AuditLog implements AutoCloseable {

  /// Its name in the data directory.
  public static final String NAME = "audit.jsonl";

  static final long MAX_BYTES = 10L * 1024 * 1024;
  static final int KEPT = 5;

  private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
  private static final int LONGEST_PATH = 200;

  private final Path file;
  private final InstantSource clock;
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable OutputStream out;
  private long bytes;
  private boolean failing;

  /// One line.
  ///
  /// @param at when it was answered
  /// @param who the name of the token; `everybody` where there are no tokens, `nobody` for a sender
  ///   that had none
  /// @param address of the sender, or of the proxy before us
  /// @param path without its parameters
  /// @param status of the answer
  /// @param items how many events, samples or bodies were kept; absent where nothing was
  /// @param ids of those, where they have some and are few
  public record Entry(
      Instant at,
      String who,
      String address,
      String method,
      String path,
      int status,
      @Nullable Integer items,
      @Nullable List<String> ids) {}

  /// @param directory where the file lies
  public AuditLog(Path directory, InstantSource clock) {
    this(directory, clock, MAX_BYTES);
  }

  AuditLog(Path directory, InstantSource clock, long maxBytes) {
    this.file = directory.resolve(NAME);
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /// Writes down a request that was answered.
  void write(Context request) {
    Grant grant = Grant.of(request.attribute(Grant.ATTRIBUTE));
    @Nullable Written written = request.attribute(Written.ATTRIBUTE);
    String path = request.path();
    write(
        new Entry(
            clock.instant(),
            grant.name(),
            request.ip(),
            request.method().name(),
            path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path,
            request.statusCode(),
            written == null ? null : written.items(),
            written == null || written.ids().isEmpty() ? null : written.ids()));
  }

  void write(Entry entry) {
    byte[] json = Json.write(entry);
    byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    lock.lock();
    try {
      append(line);
      told(null);
    } catch (IOException e) {
      shut();
      told(e);
    } finally {
      lock.unlock();
    }
  }

  private void append(byte[] line) throws IOException {
    if (out != null && bytes + line.length > maxBytes) {
      shut();
      putAside();
    }
    if (out == null) {
      out = open();
      bytes = Files.size(file);
    }
    out.write(line);
    bytes += line.length;
  }

  /// Its owner's alone where the file system knows owners.
  private OutputStream open() throws IOException {
    if (!Files.exists(file)) {
      boolean posix =
          Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
      FileAttribute<?>[] own =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      Files.createFile(file, own);
    }
    return Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private void putAside() throws IOException {
    for (int number = KEPT - 1; number >= 1; number--) {
      if (Files.exists(aside(number))) {
        Files.move(aside(number), aside(number + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, aside(1), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path aside(int number) {
    return file.resolveSibling(NAME + "." + number);
  }

  private void told(@Nullable IOException e) {
    if (e != null && !failing) {
      log.error("the audit log cannot be written; requests go on: {}", e.toString());
    }
    if (e == null && failing) {
      log.info("the audit log is written again");
    }
    failing = e != null;
  }

  private void shut() {
    try (OutputStream _ = out) {
      out = null;
    } catch (IOException e) {
      log.debug("the audit log was not closed properly", e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      shut();
    } finally {
      lock.unlock();
    }
  }
}
