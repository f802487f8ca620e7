package dev.weatherglass.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesVersion;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// The two files that make a directory a Kafka broker's: written once by Kafka's formatter, read at
/// every start.
final class FormatFiles {

  static final String META = "meta.properties";
  static final String BOOTSTRAP = "bootstrap.checkpoint";
  static final List<String> ALL = List.of(META, BOOTSTRAP);

  /// Every cluster id of ours begins so; that is how a directory of another Kafka is told.
  static final String CLUSTER_PREFIX = "weatherglass-";

  private FormatFiles() {}

  /// Writes both files into `directory`; flushes nothing.
  static void write(Path directory) throws IOException {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(CLUSTER_PREFIX + Uuid.randomUuid())
          .setNodeId(BrokerProperties.NODE_ID)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName(BrokerProperties.CONTROLLER)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot format " + directory, e);
    }
  }

  /// Whether Kafka will be able to read this file; false where it is missing, empty or cut short.
  static boolean isSound(Path directory, String name) {
    if (!Files.isRegularFile(directory.resolve(name))) {
      return false;
    }
    try {
      if (name.equals(META)) {
        return isWhole(meta(directory));
      }
      new BootstrapDirectory(directory.toString()).read();
      return true;
    } catch (Exception _) {
      return false;
    }
  }

  /// Kafka writes the version last, so a file that was cut has none and reads as version 0.
  private static boolean isWhole(MetaProperties meta) {
    return meta.version() == MetaPropertiesVersion.V1
        && meta.clusterId().isPresent()
        && meta.nodeId().isPresent()
        && meta.directoryId().isPresent();
  }

  /// @throws RuntimeException where the file is not whole
  static MetaProperties meta(Path directory) throws IOException {
    Properties keys = new Properties();
    try (var reader = Files.newBufferedReader(directory.resolve(META))) {
      keys.load(reader);
    }
    return new MetaProperties.Builder(keys).build();
  }
}
