package dev.weatherglass.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second broker off a directory. Kafka has a lock of its own, but takes it only after its
/// controller has opened the metadata log: too late to keep two of them from writing to it.
final class DirectoryLock implements AutoCloseable {

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @param file inside the directory; made when missing, and stays when the lock is closed
  /// @throws BrokerRefusedException naming the directory, when it is in use
  static DirectoryLock on(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new DirectoryLock(channel);
      }
    } catch (OverlappingFileLockException _) {
      // Held by this process; closing the channel would drop that lock too (POSIX), so it stays
      // open.
      throw inUse(file);
    }
    channel.close();
    throw inUse(file);
  }

  private static BrokerRefusedException inUse(Path file) {
    return new BrokerRefusedException(
        "directory "
            + file.getParent()
            + " is in use by another broker: stop that process or choose another directory");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
