package dev.weatherglass.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.app.access.RequestLimit;
import dev.weatherglass.app.configuration.Configuration.Line;
import dev.weatherglass.core.verify.JudgeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  @TempDir Path directory;

  @Test
  void without_a_file_the_defaults_hold() {
    Configuration configuration = Configuration.read(Optional.empty(), Map.of(), Map.of());

    assertThat(configuration.http())
        .isEqualTo(
            new HttpSettings(
                "127.0.0.1",
                7070,
                false,
                Path.of("data", "hub", "tokens.json"),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty()));
    assertThat(configuration.http().refusal()).isEmpty();
    assertThat(configuration.kafka()).isEqualTo(new KafkaSettings(9092, 4, Map.of()));
    assertThat(configuration.judge()).isEqualTo(JudgeSettings.DEFAULTS);
    assertThat(configuration.dataDirectory()).isEqualTo(Path.of("data", "hub"));
    assertThat(configuration.channels()).isEmpty();
  }

  @Test
  void a_flag_wins_over_a_variable_over_the_file_over_the_default() throws IOException {
    Path file =
        file(
            "http: {port: 1001, statsd_port: 8125, host: 127.0.0.2}\ndata: {directory: from-file}\n");
    Map<String, String> variables =
        Map.of("WEATHERGLASS_HTTP_PORT", "1002", "WEATHERGLASS_HTTP_HOST", "127.0.0.3");

    Configuration configuration =
        Configuration.read(Optional.of(file), variables, Map.of("http.port", "1003"));

    assertThat(configuration.http().port()).isEqualTo(1003);
    assertThat(configuration.http().statsdPort()).hasValue(8125);
    assertThat(configuration.http().host()).isEqualTo("127.0.0.3");
    assertThat(configuration.dataDirectory()).isEqualTo(Path.of("from-file"));
    assertThat(configuration.kafka().port()).isEqualTo(9092);
  }

  @Test
  void a_public_address_wants_tokens_or_to_be_open() throws IOException {
    Path file = file("http: {host: 0.0.0.0, tokens: secrets.json}");
    Configuration configuration = Configuration.read(Optional.of(file), Map.of(), Map.of());

    assertThat(configuration.http().refusal().orElse(""))
        .startsWith("http.host must be a loopback address such as 127.0.0.1 but was 0.0.0.0")
        .contains("token create", "secrets.json is not there", "http.open");

    Files.writeString(directory.resolve("secrets.json"), "{}");
    assertThat(configuration.http().tokens()).isEqualTo(directory.resolve("secrets.json"));
    assertThat(configuration.http().refusal()).isEmpty();
  }

  @Test
  void a_limit_on_requests_is_off_unless_it_is_set() {
    var flags = Map.of("http.requests_per_second", "50");

    assertThat(Configuration.read(Optional.empty(), Map.of(), flags).http().limit())
        .contains(new RequestLimit(50, 1000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http: {port: seventy}                 | http.port must be a whole number but was seventy
          http: {port: 70000}                   | http.port must be 0 to 65535 but was 70000
          http: {open: maybe}                   | http.open must be true or false but was maybe
          http: {requests_per_second: -1}       | http.requests_per_second must be 0 to 1000000 but was -1
          http: {burst: 0}                      | http.burst must be 1 to 10000000 but was 0
          http: {prot: 7070}                    | did you mean http.port?
          htpp: {port: 7070}                    | did you mean http?
          http: 7070                            | http must hold keys of its own but was 7070
          http: {port: {number: 1}}             | http.port must be a value but holds keys of its own
          kafka: {bootstrap.server: 'b:9092'}   | did you mean kafka.bootstrap.servers?
          kafka: {partitions: 0}                | kafka.partitions must be 1 to 1000 but was 0
          judge: {grace: soon}                  | judge.grace must be a duration like 10s, 5m or PT1M but was soon
          judge: {alpha: 0.9}                   | judge.alpha must be 0.0 to 0.5 but was 0.9
          judge: {bucket: 100ms}                | judge.bucket must be at least 1s but was PT0.1S
          watch: {lag: {unit: By}}              | watch.lag.families is missing
          watch: {lag: {families: [x], worse: sideways}} | watch.lag.worse must be one of up, down but was sideways
          channels: {ops: {type: pigeon}}       | channels.ops.type must be one of slack, webhook, file but was pigeon
          channels: {ops: {type: file}}         | channels.ops.directory must be given
          sources: {gitbub: {secret: abc}}      | but was gitbub: did you mean github?
          retention: {events: -1d}              | retention.events must be a duration like 10s, 5m or PT1M but was -1d
          'http: [1, 2'                         | is not valid YAML
          """)
  void what_is_wrong_is_told_with_its_key_and_value(String yaml, String sentence)
      throws IOException {
    Path file = file(yaml);

    assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of(), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() throws IOException {
    Path file =
        file("http: {port: x, opne: true}\njudge: {alpha: 2}\nchannels: {ops: {type: file}}\n");

    assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of(), Map.of()))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.sentences()).hasSize(4));
  }

  @Test
  void durations_are_read_in_short_and_in_iso_form() throws IOException {
    Path file = file("judge: {grace: 5s, bucket: PT1M}\nretention: {events: 30d}\n");

    Configuration configuration = Configuration.read(Optional.of(file), Map.of(), Map.of());

    assertThat(configuration.judge().grace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.judge().bucket()).isEqualTo(Duration.ofMinutes(1));
    assertThat(configuration.retention().byTopic()).containsValue(Duration.ofDays(30));
  }

  @Test
  void client_settings_of_kafka_pass_through_also_from_variables() {
    Configuration configuration =
        Configuration.read(
            Optional.empty(),
            Map.of("WEATHERGLASS_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"),
            Map.of("kafka.security.protocol", "SSL"));

    assertThat(configuration.kafka().isEmbedded()).isFalse();
    assertThat(configuration.kafka().client())
        .isEqualTo(Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SSL"));
  }

  @Test
  void a_channel_can_be_made_of_variables_alone_and_its_secrets_are_masked() {
    Configuration configuration =
        Configuration.read(
            Optional.empty(),
            Map.of(
                "WEATHERGLASS_CHANNELS_OPS_TYPE", "slack",
                "WEATHERGLASS_CHANNELS_OPS_URL", "https://hooks.example.com/T0/secret"),
            Map.of("kafka.sasl.jaas.config", "password=hunter2"));

    assertThat(configuration.channels()).hasSize(1);
    assertThat(configuration.lines())
        .extracting(Line::key, Line::value)
        .contains(
            org.assertj.core.groups.Tuple.tuple("channels.ops.url", "***"),
            org.assertj.core.groups.Tuple.tuple("kafka.sasl.jaas.config", "***"));
    assertThat(configuration.lines().toString()).doesNotContain("secret").doesNotContain("hunter2");
  }

  @Test
  void a_variable_that_names_no_key_is_left_alone() {
    Map<String, String> byKubernetes = Map.of("WEATHERGLASS_PORT_7070_TCP_ADDR", "10.0.0.1");

    Configuration configuration = Configuration.read(Optional.empty(), byKubernetes, Map.of());

    assertThat(configuration.http().port()).isEqualTo(7070);
  }

  @Test
  void a_public_address_is_allowed_once_it_is_said_to_be_open() throws IOException {
    Path file = file("http: {host: 0.0.0.0, open: true}\n");

    assertThat(Configuration.read(Optional.of(file), Map.of(), Map.of()).http().isPublic())
        .isTrue();
  }

  @Test
  void services_are_mapped_by_source_and_name_and_found_by_host() throws IOException {
    Path file =
        file(
            """
            services:
              checkout:
                names: [github:octo/shop, shop]
                environment: staging
                hosts: [web-1, web-2]
            """);

    Names names = Configuration.read(Optional.of(file), Map.of(), Map.of()).names();

    assertThat(names.servicesByHost()).containsOnlyKeys("web-1", "web-2");
    assertThat(names.services().get("checkout").names()).hasSize(2);
    assertThat(names.services().get("checkout").environment()).isEqualTo("staging");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("weatherglass.yaml"), yaml);
  }
}
