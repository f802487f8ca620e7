package dev.weatherglass.ingest.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The sample payloads that lie beside the repository. They are not ours to ship, so where they are
/// missing a test that needs them is skipped.
final class SharedPayloads {

  private static final String PLACE = "shared/payloads";

  private SharedPayloads() {}

  static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(directory().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(String file) {
    try {
      return Files.readAllLines(directory().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    Path place = Path.of("").toAbsolutePath();
    while (place != null && !Files.isDirectory(place.resolve(PLACE))) {
      place = place.getParent();
    }
    assumeTrue(place != null, "../" + PLACE + " is missing: nothing to compare with");
    return place.resolve(PLACE);
  }
}
