package dev.weatherglass.app.access;

import dev.weatherglass.wire.access.Token;
import java.io.File;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tokens of a running process, read again when their file has changed: what a command makes or
/// takes away holds from the next request on. Safe for all threads.
///
/// A file that became unreadable changes nothing; that is told once for each change of the file.
/// One that is gone while the process runs leaves no token, and the door closed.
final class Keyring {

  private static final Logger log = LoggerFactory.getLogger(Keyring.class);

  private final TokenFile file;
  private final InstantSource clock;
  private volatile Seen seen;

  /// What the file looked like, and what it held.
  private record Seen(Stamp stamp, boolean inUse, List<KnownToken> tokens) {}

  /// By this a change is noticed; a file that is not there has zeros.
  private record Stamp(long modified, long length) {
    static Stamp of(File file) {
      return new Stamp(file.lastModified(), file.length());
    }
  }

  /// @throws TokenFileException if there is a file and it cannot be read
  Keyring(TokenFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    Stamp stamp = Stamp.of(file.path().toFile());
    Optional<List<KnownToken>> tokens = file.read();
    this.seen = new Seen(stamp, tokens.isPresent(), tokens.orElse(List.of()));
  }

  /// Whether anybody has to say who he is: there is a file of tokens, or was one since the start.
  boolean inUse() {
    return present().inUse();
  }

  /// The token as it is kept; empty if nobody knows it or its time is over.
  Optional<KnownToken> find(Token token) {
    return present().tokens().stream()
        .filter(known -> token.hasHash(known.hash()))
        .filter(known -> !known.expired(clock.instant()))
        .findFirst();
  }

  /// The token of this hash, as [#find].
  Optional<KnownToken> ofHash(String hash) {
    return present().tokens().stream()
        .filter(known -> known.hash().equals(hash))
        .filter(known -> !known.expired(clock.instant()))
        .findFirst();
  }

  private Seen present() {
    Stamp stamp = Stamp.of(file.path().toFile());
    return stamp.equals(seen.stamp()) ? seen : readAgain(stamp);
  }

  private synchronized Seen readAgain(Stamp stamp) {
    Seen before = seen;
    if (stamp.equals(before.stamp())) {
      return before;
    }
    try {
      Optional<List<KnownToken>> tokens = file.read();
      seen = new Seen(stamp, before.inUse() || tokens.isPresent(), tokens.orElse(List.of()));
    } catch (TokenFileException e) {
      log.error("the tokens stay as they were: {}", e.getMessage());
      seen = new Seen(stamp, before.inUse(), before.tokens());
    }
    return seen;
  }
}
