package dev.weatherglass.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Api;
import dev.weatherglass.api.ApiSettings;
import dev.weatherglass.app.access.Access;
import dev.weatherglass.app.access.Doorkeeper;
import dev.weatherglass.app.access.TokenFile;
import dev.weatherglass.app.contract.RegisteredRoutes;
import dev.weatherglass.ingest.Ingest;
import dev.weatherglass.ingest.IngestSettings;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A route that is in nobody's table would be for `admin` alone, and somebody would wonder.
class DoorsTest {

  private static final InstantSource CLOCK = () -> Instant.EPOCH;

  /// Nobody is there: a producer asks only when it has something to say.
  private static final Map<String, Object> NO_BROKER = Map.of("bootstrap.servers", "127.0.0.1:1");

  @TempDir Path directory;

  @Test
  void every_route_has_its_line_in_the_table_of_doors_and_no_line_is_left_over() {
    var meters = new SimpleMeterRegistry();
    try (var ingest = new Ingest(IngestSettings.DEFAULT, NO_BROKER, CLOCK, meters);
        var api = new Api(ApiSettings.defaults(directory), NO_BROKER, CLOCK, meters)) {
      Set<String> registered =
          RegisteredRoutes.addedBy(routes -> {
            operations(routes);
            ingest.routes(routes);
            api.routes(routes);
          });

      assertThat(registered).hasSizeGreaterThan(30).isEqualTo(known());
    }
  }

  private void operations(RoutesConfig routes) {
    var tokens = new TokenFile(directory.resolve("tokens.json"));
    Access.of(tokens, Optional.empty(), directory, CLOCK).doorkeeper().routes(routes);
    new Operations(List.of(), Meters.registry()).routes(routes);
  }

  private static Set<String> known() {
    return Doorkeeper.knownRoutes().stream()
        .map(route -> route.replace('<', '{').replace('>', '}'))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
