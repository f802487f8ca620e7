package dev.weatherglass.ingest;

import dev.weatherglass.ingest.names.ServiceSettings;
import dev.weatherglass.ingest.names.ServiceSettings.NativeName;
import dev.weatherglass.ingest.publish.TickSettings;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Settings of the tests: `octo/shop` is `checkout`, GitHub signs with `s3cret`, nobody ticks.
final class Settings {

  static final String SECRET = "s3cret";

  static final IngestSettings OF_TESTS =
      new IngestSettings(
          "production",
          Map.of(
              "checkout",
              new ServiceSettings(
                  List.of(
                      new NativeName("github", "octo/shop", null),
                      new NativeName("metrics", "checkout-api", null)),
                  null,
                  List.of(),
                  List.of())),
          Map.of("github", new SourceSettings(SECRET, false)),
          new TickSettings(false, Duration.ofSeconds(1), Duration.ZERO));

  private Settings() {}
}
