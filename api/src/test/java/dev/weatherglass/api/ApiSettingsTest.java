package dev.weatherglass.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.history.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {

  private static final DeliveryRules RULES =
      new DeliveryRules(Duration.ofHours(24), List.of("production", "production-*", "prod-*"));
  private static final Database FILE = new Database.File(Path.of("history.db"));

  @Test
  void defaults_are_these() {
    assertThat(ApiSettings.defaults(Path.of("data")))
        .isEqualTo(
            new ApiSettings(
                new Database.File(Path.of("data", "history.db")),
                null,
                Duration.ofDays(7),
                Duration.ofDays(7),
                4,
                Duration.ofSeconds(15),
                RULES));
  }

  @Test
  void values_that_make_no_sense_are_refused_by_name() {
    Duration day = Duration.ofDays(1);
    assertThatThrownBy(() -> new ApiSettings(FILE, null, Duration.ZERO, day, 4, day, RULES))
        .hasMessage("feedRetention must be positive but was PT0S");
    assertThatThrownBy(() -> new ApiSettings(FILE, null, day, Duration.ZERO, 4, day, RULES))
        .hasMessage("rollupRetention must be positive but was PT0S");
    assertThatThrownBy(() -> new ApiSettings(FILE, Duration.ZERO, day, day, 4, day, RULES))
        .hasMessage("retention must be positive but was PT0S");
    assertThatThrownBy(() -> new ApiSettings(FILE, null, day, day, 0, day, RULES))
        .hasMessage("readers must be at least 1 but was 0");
    assertThatThrownBy(
            () -> new ApiSettings(FILE, null, day, day, 4, Duration.ofSeconds(-1), RULES))
        .hasMessage("heartbeat must be positive but was PT-1S");
  }
}
