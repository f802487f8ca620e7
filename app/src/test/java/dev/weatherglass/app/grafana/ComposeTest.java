package dev.weatherglass.app.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.configuration.Origin;
import dev.weatherglass.app.house.Repository;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The compose file, the image and what Prometheus and Grafana are given, compared with each other
/// and with our own configuration. No container runs here.
class ComposeTest {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)");

  private final JsonNode services = yaml("docker-compose.yml").path("services");

  @Test
  void it_has_a_broker_a_hub_prometheus_and_grafana() {
    assertThat(services.propertyNames())
        .containsExactlyInAnyOrder("kafka", "hub", "prometheus", "grafana");
  }

  @Test
  void every_port_is_published_on_loopback_only() {
    List<String> ports = new ArrayList<>();
    services.forEach(service -> service.path("ports").forEach(port -> ports.add(port.asString())));

    assertThat(ports).isNotEmpty().allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    assertThat(services).noneMatch(service -> service.has("network_mode"));
  }

  @Test
  void every_image_is_pinned_to_a_release() {
    List<String> images = new ArrayList<>();
    services.forEach(service -> service.path("image").asStringOpt().ifPresent(images::add));
    Matcher from = FROM.matcher(Repository.text("Dockerfile"));
    from.results().map(found -> found.group(1)).forEach(images::add);

    assertThat(images)
        .hasSize(5)
        .allMatch(image -> image.matches(".+:v?\\d+\\.\\d+\\.\\d+[\\w-]*"));
  }

  @Test
  void the_broker_is_the_version_that_we_are_built_on() {
    Matcher version =
        Pattern.compile("<kafka.version>(.+)</kafka.version>").matcher(Repository.text("pom.xml"));

    assertThat(version.find()).isTrue();
    assertThat(services.at("/kafka/image").asString())
        .isEqualTo("apache/kafka:" + version.group(1));
  }

  @Test
  void the_hub_understands_every_variable_that_it_is_given() {
    Map<String, String> variables = variables("hub");
    Configuration read = Configuration.read(Optional.empty(), variables, Map.of());

    List<String> understood =
        read.lines().stream()
            .map(Configuration.Line::origin)
            .filter(Origin.Variable.class::isInstance)
            .map(origin -> ((Origin.Variable) origin).name())
            .toList();

    assertThat(understood).containsExactlyInAnyOrderElementsOf(variables.keySet());
  }

  @Test
  void the_hub_uses_the_broker_and_listens_where_its_port_is_published() {
    Configuration read = Configuration.read(Optional.empty(), variables("hub"), Map.of());

    assertThat(read.kafka().bootstrapServers()).contains("kafka:9092");
    assertThat(services.at("/kafka/environment/KAFKA_ADVERTISED_LISTENERS").asString())
        .isEqualTo("PLAINTEXT://kafka:9092");
    assertThat(read.http().isPublic()).isTrue();
    assertThat(services.at("/hub/ports/0").asString()).endsWith(":" + read.http().port());
    assertThat(read.dataDirectory()).hasToString("/data");
    assertThat(services.at("/hub/volumes/0").asString()).endsWith(":/data");
  }

  @Test
  void everything_that_is_mounted_is_there() {
    List<String> mounted = new ArrayList<>();
    services.forEach(
        service -> service.path("volumes").forEach(volume -> mounted.add(volume.asString())));

    assertThat(mounted)
        .filteredOn(volume -> volume.startsWith("./"))
        .isNotEmpty()
        .allMatch(volume -> volume.endsWith(":ro"))
        .allMatch(volume -> Files.exists(Repository.ROOT.resolve(volume.split(":")[0])));
  }

  @Test
  void the_hub_runs_as_an_ordinary_user() {
    assertThat(Repository.text("Dockerfile")).containsPattern("(?m)^USER [1-9]\\d*:[1-9]\\d*$");
  }

  @Test
  void prometheus_scrapes_the_hub_and_writes_to_it() {
    JsonNode prometheus = yaml("grafana/prometheus.yml");

    assertThat(prometheus.at("/scrape_configs/0/static_configs/0/targets/0").asString())
        .isEqualTo("hub:7070");
    assertThat(prometheus.at("/remote_write/0/url").asString())
        .isEqualTo("http://hub:7070/api/v1/write");
  }

  @Test
  void grafana_is_given_the_data_source_that_dashboards_begin_with() {
    JsonNode source =
        yaml("grafana/provisioning/datasources/weatherglass.yml").at("/datasources/0");

    assertThat(source.path("uid").asString()).isEqualTo("weatherglass-prometheus");
    assertThat(source.path("url").asString()).isEqualTo("http://prometheus:9090");
    assertThat(source.at("/jsonData/timeInterval").asString())
        .isEqualTo(yaml("grafana/prometheus.yml").at("/global/scrape_interval").asString());
    assertThat(Dashboard.all())
        .allSatisfy(dashboard ->
            assertThat(dashboard.variables().getFirst().at("/current/value").asString())
                .isEqualTo("weatherglass-prometheus"));
  }

  @Test
  void grafana_finds_the_dashboards_where_they_are_mounted() {
    JsonNode provider = yaml("grafana/provisioning/dashboards/weatherglass.yml").at("/providers/0");

    assertThat(services.at("/grafana/volumes/1").asString())
        .isEqualTo("./grafana/dashboards:" + provider.at("/options/path").asString() + ":ro");
    assertThat(provider.path("allowUiUpdates").asBoolean(true)).isFalse();
  }

  private Map<String, String> variables(String service) {
    Map<String, String> variables = new TreeMap<>();
    services
        .path(service)
        .path("environment")
        .propertyStream()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asString()));
    return variables;
  }

  private static JsonNode yaml(String path) {
    return YAML.readTree(Repository.text(path));
  }
}
