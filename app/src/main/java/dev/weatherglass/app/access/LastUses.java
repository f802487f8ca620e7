package dev.weatherglass.app.access;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// When each token was last used, so that people dare to revoke one. Kept in memory and written
/// beside the tokens once a minute and at the end, together with what other processes wrote there:
/// it may be a minute behind, and a disk that takes no more costs only this. Safe for all threads.
public final class LastUses implements AutoCloseable {

  static final Duration EVERY = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(LastUses.class);
  private static final TypeReference<TreeMap<String, Instant>> BY_HASH = new TypeReference<>() {};

  private final Path file;
  private final InstantSource clock;
  private final Map<String, Instant> byHash = new ConcurrentHashMap<>();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Instant due;

  LastUses(TokenFile tokens, InstantSource clock) {
    this.file = fileOf(tokens);
    this.clock = clock;
    this.due = clock.instant().plus(EVERY);
  }

  /// What was written down, by the hash of the token; nothing where nothing can be read.
  public static Map<String, Instant> read(TokenFile tokens) {
    return read(fileOf(tokens));
  }

  /// Notes that a token is used now.
  void used(KnownToken token) {
    Instant now = clock.instant();
    byHash.put(token.hash(), now);
    if (!now.isBefore(due) && writing.tryLock()) {
      try {
        due = now.plus(EVERY);
        write();
      } finally {
        writing.unlock();
      }
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (!byHash.isEmpty()) {
        write();
      }
    } finally {
      writing.unlock();
    }
  }

  private void write() {
    try {
      Map<String, Instant> all = read(file);
      byHash.forEach((hash, at) -> all.merge(hash, at, (one, two) -> one.isAfter(two) ? one : two));
      Path whole = Files.createTempFile(file.getParent(), "tokens", ".used");
      Files.write(whole, Json.write(all));
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("when tokens were last used cannot be written down: {}", e.toString());
    }
  }

  private static Map<String, Instant> read(Path file) {
    try {
      return Json.MAPPER.readValue(Files.readAllBytes(file), BY_HASH);
    } catch (NoSuchFileException _) {
      return new TreeMap<>();
    } catch (IOException | JacksonException e) {
      log.warn("{} cannot be read and is begun anew: {}", file, e.toString());
      return new TreeMap<>();
    }
  }

  private static Path fileOf(TokenFile tokens) {
    return tokens.path().resolveSibling(tokens.path().getFileName() + ".used");
  }
}
