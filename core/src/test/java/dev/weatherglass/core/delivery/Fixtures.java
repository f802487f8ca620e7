package dev.weatherglass.core.delivery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Peers' own test cases, kept beside the repository (`WEATHERGLASS_FIXTURES`, else
/// `../shared/fixtures`); a test is skipped with a message where they are missing.
public final class Fixtures {

  private Fixtures() {}

  public static Path folder(String name) {
    Path folder = root().resolve(name);
    assumeTrue(Files.exists(folder), () -> "skipped: no fixtures at " + folder);
    return folder;
  }

  public static JsonNode json(String name) {
    return JsonMapper.shared().readTree(folder(name));
  }

  public static List<JsonNode> lines(Path file) {
    return text(file).stream()
        .filter(line -> !line.isBlank())
        .map(JsonMapper.shared()::readTree)
        .toList();
  }

  /// The rows of a CSV file without quotes, without its header.
  public static List<String[]> csv(String name) {
    return text(folder(name)).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  public static List<Path> folders(String name) {
    try (Stream<Path> all = Files.list(folder(name))) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> text(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path root() {
    return Optional.ofNullable(System.getenv("WEATHERGLASS_FIXTURES"))
        .map(Path::of)
        .orElseGet(() -> repository().resolveSibling("shared").resolve("fixtures"));
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = here.getParent();
    }
    return here;
  }
}
