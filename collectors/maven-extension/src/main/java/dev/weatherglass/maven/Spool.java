package dev.weatherglass.maven;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A directory in which requests wait for their hub, one file each: `<id>.json` holds the body, and
/// the id, which begins with the time, is its `Idempotency-Key`. `weatherglass-event` reads and
/// writes the same files. Several builds may use it at once.
final class Spool {

  /// Most bytes that wait.
  static final long MAX_BYTES = 20L * 1024 * 1024;

  /// Longest time in milliseconds that one waits.
  static final long MAX_AGE_MILLIS = 7L * 24 * 3600 * 1000;

  private static final String SUFFIX = ".json";
  private static final String DRAFT = ".tmp";
  private static final Set<StandardOpenOption> NEW =
      EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path directory;

  Spool(Path directory) {
    this.directory = directory;
  }

  /// Gets ready: makes the directory and a draft, and throws the draft away.
  void rehearse(String id) throws IOException {
    Files.delete(draft(id, new byte[0]));
  }

  /// Keeps a body; it is there whole or not at all, and only its owner may read it.
  Path keep(String id, byte[] body) throws IOException {
    Path draft = draft(id, body);
    Path kept = directory.resolve(id + SUFFIX);
    try {
      return Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(draft, kept);
    }
  }

  private Path draft(String id, byte[] body) throws IOException {
    Files.createDirectories(directory, mode("rwx------"));
    Path draft = directory.resolve("." + id + DRAFT);
    try (SeekableByteChannel out = Files.newByteChannel(draft, NEW, mode("rw-------"))) {
      out.write(ByteBuffer.wrap(body));
    }
    return draft;
  }

  static String id(Path kept) {
    String name = kept.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  static byte[] body(Path kept) throws IOException {
    return Files.readAllBytes(kept);
  }

  static void forget(Path kept) throws IOException {
    Files.deleteIfExists(kept);
  }

  /// What waits, oldest first. Throws away what is too old, and the oldest of what is too much.
  ///
  /// @param now milliseconds since 1970
  List<Path> waiting(long now) throws IOException {
    List<Path> all = files();
    long room = MAX_BYTES;
    List<Path> kept = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      Path file = all.get(i);
      try {
        room -= Files.size(file);
        if (room < 0 || now - Files.getLastModifiedTime(file).toMillis() > MAX_AGE_MILLIS) {
          Files.deleteIfExists(file);
        } else if (file.toString().endsWith(SUFFIX)) {
          kept.add(file);
        }
      } catch (NoSuchFileException e) {
        // another build has sent it meanwhile
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "{*.json,.*.tmp}")) {
        all.forEach(files::add);
      }
      Collections.sort(files);
    }
    return files;
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
