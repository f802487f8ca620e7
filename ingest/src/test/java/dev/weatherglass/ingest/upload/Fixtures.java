package dev.weatherglass.ingest.upload;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The files under `uploads/` of the test resources, and a hub that reads them.
final class Fixtures {

  /// The time at which everything is received.
  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private static final Uploads UPLOADS =
      new Uploads(new ServiceNames(Map.of(), ServiceNames.PRODUCTION));

  private Fixtures() {}

  static byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(
            Fixtures.class.getResourceAsStream("/uploads/" + file), "no fixture " + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a file of a load test of `checkout`.
  static DeliveryEvent loadTest(String format, String file) {
    return one("load-tests", format, bytes(file));
  }

  static DeliveryEvent benchmark(String format, String file, String... query) {
    return one("benchmarks", format, bytes(file), query);
  }

  static DeliveryEvent junit(String xml, String... query) {
    return one("junit", "", xml.getBytes(StandardCharsets.UTF_8), query);
  }

  static DeliveryEvent one(String family, String format, byte[] body, String... query) {
    List<DeliveryEvent> events = UPLOADS.read(family, format, body, query(query), NOW);
    if (events.size() != 1) {
      throw new AssertionError("one event expected but there were " + events.size());
    }
    return events.getFirst();
  }

  private static Map<String, String> query(String... pairs) {
    var query = new TreeMap<>(Map.of("service", "checkout", "version", "1.4.2"));
    for (int i = 0; i < pairs.length; i += 2) {
      query.put(pairs[i], pairs[i + 1]);
    }
    return query;
  }
}
