package dev.weatherglass.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes sure that a directory is formatted, once and for good.
///
/// A new format is made beside its place, flushed, and then renamed, so that it is there as a whole
/// or not at all (Kafka flushes nothing here: a power loss in the first seconds left an empty
/// `bootstrap.checkpoint`, and the broker never started again). A copy of it stays: what is found
/// damaged later is put back, and the records remain.
final class Format {

  private static final Logger log = LoggerFactory.getLogger(Format.class);

  private final BrokerDirectory directory;

  Format(BrokerDirectory directory) {
    this.directory = directory;
  }

  /// @throws BrokerRefusedException where the directory is another Kafka's, holds other things, or
  ///   is damaged beyond what can be put back without losing records
  void ensure() throws IOException {
    if (Files.notExists(directory.log())) {
      refuseOtherThings();
      create();
    }
    repairIfDamaged(FormatFiles.META);
    refuseOtherKafka();
    repairIfDamaged(FormatFiles.BOOTSTRAP);
  }

  private void create() throws IOException {
    Path unfinished = directory.unfinishedLog();
    deleteTree(unfinished);
    deleteTree(directory.keptFormat());
    FormatFiles.write(unfinished);
    Fsync.tree(unfinished);
    keepCopy(unfinished);
    Fsync.move(unfinished, directory.log());
  }

  private void keepCopy(Path formatted) throws IOException {
    Path kept = Files.createDirectory(directory.keptFormat());
    for (String name : FormatFiles.ALL) {
      Files.copy(formatted.resolve(name), kept.resolve(name));
    }
    Fsync.tree(kept);
  }

  private void repairIfDamaged(String name) throws IOException {
    if (FormatFiles.isSound(directory.log(), name)) {
      return;
    }
    if (FormatFiles.isSound(directory.keptFormat(), name)) {
      Path kept = directory.keptFormat().resolve(name);
      Fsync.replace(directory.log().resolve(name), Files.readAllBytes(kept));
      log.warn("{} in {} was damaged and was put back from its copy", name, directory.log());
    } else if (holdsNothingElse()) {
      deleteTree(directory.log());
      create();
      log.warn(
          "{} in {} was damaged and nothing was stored yet: formatted anew", name, directory.log());
    } else {
      throw new BrokerRefusedException(
          "%s in %s is damaged and so is its copy in %s: put the directory back from a backup"
              .formatted(name, directory.log(), directory.keptFormat()));
    }
  }

  private boolean holdsNothingElse() throws IOException {
    try (Stream<Path> entries = Files.list(directory.log())) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .allMatch(FormatFiles.ALL::contains);
    }
  }

  private void refuseOtherKafka() throws IOException {
    MetaProperties meta = FormatFiles.meta(directory.log());
    String cluster = meta.clusterId().orElse("none");
    if (!cluster.startsWith(FormatFiles.CLUSTER_PREFIX)) {
      throw new BrokerRefusedException(
          "directory %s was formatted by another Kafka (cluster.id %s): choose another directory"
              .formatted(directory.log(), cluster));
    }
  }

  private void refuseOtherThings() throws IOException {
    List<String> names = otherThings();
    if (!names.isEmpty()) {
      throw new BrokerRefusedException(
          "directory %s holds things that are not a broker's (%s): choose an empty or new one"
              .formatted(directory.root(), String.join(", ", names)));
    }
  }

  private List<String> otherThings() throws IOException {
    try (Stream<Path> entries = Files.list(directory.root())) {
      return entries
          .filter(entry -> !directory.owns(entry))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .limit(3)
          .toList();
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    try (Stream<Path> below = Files.walk(root)) {
      for (Path path : (Iterable<Path>) below.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
