package dev.weatherglass.app.access;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The tokens on disk: JSON that its owner alone may read, replaced as a whole, so that a reader
/// never sees half of it. Commands change it while hubs read it.
///
/// A file with no tokens is not the same as no file: once there were tokens, taking away the last
/// one must not open the door to everybody.
public final class TokenFile {

  private final Path path;

  /// What the file holds.
  ///
  /// @param tokens null where somebody wrote other JSON
  record Content(@Nullable List<KnownToken> tokens) {}

  public TokenFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// The tokens; empty where there is no file.
  ///
  /// @throws TokenFileException if it cannot be read
  public Optional<List<KnownToken>> read() {
    try {
      Content content = Json.read(Files.readAllBytes(path), Content.class);
      if (content.tokens() == null) {
        throw new TokenFileException(path + " must hold tokens: but does not");
      }
      return Optional.of(List.copyOf(content.tokens()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TokenFileException("cannot read " + path + ": " + e, e);
    } catch (JacksonException e) {
      throw new TokenFileException(path + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  /// Changes the tokens; one process at a time.
  ///
  /// @param change from the present ones to the next
  /// @throws TokenFileException if it cannot be read or written
  public synchronized void change(UnaryOperator<List<KnownToken>> change) {
    try {
      Files.createDirectories(path.resolveSibling("."));
      Path guard = path.resolveSibling(path.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        write(change.apply(read().orElse(List.of())));
      }
    } catch (IOException e) {
      throw new TokenFileException("cannot write " + path + ": " + e, e);
    }
  }

  /// A temporary file is its owner's alone, and stays so when it is moved.
  private void write(List<KnownToken> tokens) throws IOException {
    Path whole = Files.createTempFile(path.getParent(), "tokens", ".new");
    try {
      Files.write(
          whole,
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Content(tokens)));
      Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
