package dev.weatherglass.notify.channel;

import dev.weatherglass.notify.message.Message;
import dev.weatherglass.notify.message.ProblemView;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A directory with one file for each message, named by its id: the exact JSON that Slack would
/// get, and the problem. A repeat replaces the file by the same one, so each message is there once.
final class FileChannel implements Channel {

  static final ChannelKind KIND =
      new ChannelKind(
          "file", List.of(new ChannelKind.Option("directory", false)), FileChannel::new);

  private final String name;
  private final Path directory;

  private FileChannel(ChannelSettings settings, Outside outside) {
    this.name = settings.name();
    this.directory = directory(settings);
  }

  private static Path directory(ChannelSettings settings) {
    String value = settings.required("directory");
    try {
      return Path.of(value);
    } catch (InvalidPathException _) {
      throw new IllegalArgumentException(
          settings.path("directory") + " must be a path but was " + value);
    }
  }

  /// @param messageId as in the file's name
  /// @param slack what Slack would get
  /// @param problem what a webhook would get
  private record Content(String messageId, SlackBody slack, ProblemView problem) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public SendResult send(Message message) {
    byte[] content =
        Json.write(new Content(message.id(), SlackText.of(message), message.problem()));
    Path file = directory.resolve(message.id() + ".json");
    try {
      Files.createDirectories(directory);
      write(file, content);
      return new SendResult.Sent(file.toString());
    } catch (IOException e) {
      return new SendResult.TryLater(null, "cannot write " + file + ": " + e);
    }
  }

  /// Readers see the whole file or none, also after a crash.
  private static void write(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try (var out =
        java.nio.channels.FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
