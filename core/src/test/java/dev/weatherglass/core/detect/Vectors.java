package dev.weatherglass.core.detect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Numbers computed elsewhere by two independent implementations, kept beside the repository.
final class Vectors {

  private Vectors() {}

  /// The file's content; the test is skipped with a message where it is missing.
  static JsonNode read(String name) {
    Path file = repository().resolveSibling("shared").resolve("vectors").resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: no test vectors at " + file);
    return JsonMapper.shared().readTree(file);
  }

  static Stream<JsonNode> cases(String name) {
    return StreamSupport.stream(read(name).get("cases").spliterator(), false);
  }

  /// An array of numbers, null as NaN.
  static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(number -> number.isNull() ? Double.NaN : number.asDouble())
        .toArray();
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = here.getParent();
    }
    return here;
  }
}
