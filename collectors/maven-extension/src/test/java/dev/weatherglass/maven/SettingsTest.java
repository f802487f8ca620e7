package dev.weatherglass.maven;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final String HUB = "https://hub.example.org";

  @Test
  void it_is_off_without_an_address() throws IOException {
    assertThat(settings(Map.of())).isNull();
    assertThat(settings(Map.of("WEATHERGLASS_URL", " "))).isNull();
    assertThat(settings(Map.of("WEATHERGLASS_URL", "hub.example.org"))).isNull();
  }

  @Test
  void it_is_off_where_ci_withholds_the_token() throws IOException {
    var fork = new HashMap<>(Map.of("WEATHERGLASS_URL", HUB, "WEATHERGLASS_TOKEN", ""));

    assertThat(settings(fork)).isNull();
    fork.remove("WEATHERGLASS_TOKEN");
    assertThat(settings(fork)).isNotNull();
    fork.putAll(Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", "refs/pull/3/merge"));
    assertThat(settings(fork)).isNull();
    fork.put("WEATHERGLASS_TOKEN", "wg_1");
    assertThat(requireNonNull(settings(fork)).token).isEqualTo("wg_1");
  }

  @Test
  void the_usual_settings() throws IOException {
    Settings usual = requireNonNull(settings(Map.of("WEATHERGLASS_URL", HUB + "/")));

    assertThat(usual.url).isEqualTo(HUB);
    assertThat(usual.token).isNull();
    assertThat(usual.service).isNull();
    assertThat(usual.maxMillis).isEqualTo(300);
    assertThat(usual.spool)
        .isEqualTo(Path.of("/home/ken/.cache/weatherglass/spool/https___hub.example.org"));
  }

  @Test
  void the_environment_sets_each_of_them() throws IOException {
    Settings said =
        requireNonNull(
            settings(
                Map.of(
                    "WEATHERGLASS_URL", "https://ken:pw@hub.example.org",
                    "WEATHERGLASS_SERVICE", "shop",
                    "WEATHERGLASS_SPOOL", "/var/spool/wg",
                    "WEATHERGLASS_MAX_MS", "50")));

    assertThat(said.service).isEqualTo("shop");
    assertThat(said.maxMillis).isEqualTo(50);
    assertThat(said.spool).isEqualTo(Path.of("/var/spool/wg/https___hub.example.org"));
    assertThat(said.shownUrl()).isEqualTo(HUB);
  }

  @Test
  void a_limit_that_is_no_number_is_the_usual_one() throws IOException {
    var said = Map.of("WEATHERGLASS_URL", HUB, "WEATHERGLASS_MAX_MS", "soon");

    assertThat(requireNonNull(settings(said)).maxMillis).isEqualTo(300);
  }

  private static Settings settings(Map<String, String> environment) throws IOException {
    return Settings.of(environment, "/home/ken", Ci.of(environment), null);
  }
}
