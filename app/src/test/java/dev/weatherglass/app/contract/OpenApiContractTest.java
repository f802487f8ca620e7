package dev.weatherglass.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weatherglass.api.Api;
import dev.weatherglass.api.ApiSettings;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OpenApiContractTest {

  private static final Contract CONTRACT = Contract.shipped();

  @TempDir Path directory;

  static List<Contract.Example> examples() {
    return CONTRACT.examples();
  }

  static List<String> schemas() {
    return CONTRACT.schemas();
  }

  @Test
  void every_route_that_reads_or_takes_commands_is_in_the_contract_and_back() {
    try (var api =
        new Api(
            ApiSettings.defaults(directory),
            Map.of("bootstrap.servers", "127.0.0.1:1"),
            () -> Instant.EPOCH,
            new SimpleMeterRegistry())) {
      Set<String> registered = RegisteredRoutes.addedBy(api::routes);

      assertThat(registered).isNotEmpty();
      assertThat(CONTRACT.routes(Set.of("read", "alerts")::contains)).isEqualTo(registered);
    }
  }

  @Test
  void a_route_that_is_not_in_the_contract_would_be_noticed() {
    Set<String> registered =
        RegisteredRoutes.addedBy(routes -> {
          routes.get("/api/v1/weather/<place>", _ -> {});
          routes.before("/api/*", _ -> {});
        });

    assertThat(registered).containsExactly("GET /api/v1/weather/{place}");
    assertThat(CONTRACT.routes(_ -> true)).doesNotContainAnyElementsOf(registered);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_as_its_schema_wants_it(Contract.Example example) {
    assertThat(CONTRACT.faults(example.schema(), example.value())).isEmpty();
  }

  @Test
  void an_example_that_breaks_its_schema_would_be_noticed() {
    JsonNode wrong =
        Json.MAPPER.readTree("{\"accepted\": 1, \"rejected\": -1, \"items\": [], \"x\": 1}");

    assertThat(CONTRACT.faults(CONTRACT.schema("BatchAccepted"), wrong)).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void a_schema_has_no_word_that_json_schema_does_not_know(String name) {
    assertThatCode(() -> CONTRACT.faults(CONTRACT.schema(name), Json.MAPPER.readTree("{}")))
        .doesNotThrowAnyException();
  }

  @Test
  void our_problems_are_as_the_contract_wants_them() {
    var problem =
        ProblemDetail.of(
            400,
            "invalid-query",
            "Invalid query",
            "limit is wrong",
            new ProblemDetail.FieldError("limit", "must be positive but was 0", null));

    JsonNode json = Json.MAPPER.valueToTree(problem);
    assertThat(CONTRACT.faults(CONTRACT.schema("Problem"), json)).isEmpty();
  }

  @Test
  void every_operation_has_a_name_of_its_own() {
    assertThat(CONTRACT.operationIds()).allMatch(id -> !id.isBlank()).doesNotHaveDuplicates();
  }
}
