package dev.weatherglass.app.show;

import static dev.weatherglass.app.show.RealWorld.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.grafana.Dashboard;
import dev.weatherglass.app.grafana.Dashboard.Query;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every query of every dashboard, on a real Prometheus that has scraped a hub with something to
/// tell.
@ExtendWith(RealWorldExtension.class)
@Timeout(240)
class GrafanaQueriesIT {

  private static final Map<String, String> CHOSEN =
      Map.of(
          "job", "weatherglass",
          "service", SERVICE,
          "environment", "production",
          "__rate_interval", "10s");

  private static final int LOOKS = 15;

  static Stream<Query> queries() {
    return Dashboard.all().stream().flatMap(dashboard -> dashboard.queries(CHOSEN).stream());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void it_has_something_to_show(Query query, RealWorld world) throws Exception {
    String deploy = world.story().deploy();
    world.stream()
        .await(
            "delivery",
            news -> news.path("state").asString().equals("sent"),
            Duration.ofSeconds(60));

    assertThat(hasNumbers(query, world)).as("%s, after deploy %s", query, deploy).isTrue();
  }

  @Test
  void a_metric_that_nobody_exports_has_nothing_to_show(RealWorld world) throws Exception {
    PrometheusProcess prometheus = world.prometheus();

    assertThat(prometheus.numbers("weatherglass_rain_total", world.begin(), prometheus.now()))
        .isEmpty();
  }

  /// Prometheus may look a few times more until what was counted last has a rate.
  private static boolean hasNumbers(Query query, RealWorld world)
      throws IOException, InterruptedException {
    PrometheusProcess prometheus = world.prometheus();
    for (int look = 0; look < LOOKS; look++) {
      if (!prometheus.numbers(query.expression(), world.begin(), prometheus.now()).isEmpty()) {
        return true;
      }
      world.awaitScrapes(1);
    }
    return false;
  }
}
