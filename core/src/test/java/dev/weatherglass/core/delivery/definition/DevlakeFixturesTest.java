package dev.weatherglass.core.delivery.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.Commit;
import dev.weatherglass.core.delivery.DeliveryFold;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Fixtures;
import dev.weatherglass.core.delivery.Incident;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.LinkedIncident;
import dev.weatherglass.core.delivery.MergedChange;
import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.ServiceHistory;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// DevLake's own end-to-end cases: right under its definition, and what its users call wrong is
/// right under ours.
class DevlakeFixturesTest {

  private static final String PROJECT = "project1";

  @Test
  void pipelines_become_deployments_as_it_says() {
    JsonNode cases = Fixtures.json("devlake/pipeline_to_deployment.json");

    Map<String, String> found = new TreeMap<>();
    for (JsonNode each : cases.get("pipelines")) {
      pipeline(each)
          .deployed()
          .ifPresent(deployed ->
              found.put(
                  deployed.pipeline(),
                  (deployed.success() ? "SUCCESS" : "FAILURE") + " " + deployed.environment()));
    }

    Map<String, String> expected = new TreeMap<>();
    for (JsonNode each : cases.get("expected_deployments")) {
      expected.put(
          each.get("pipeline_id").asString(),
          each.get("result").asString() + " " + text(each, "environment"));
    }
    assertThat(found).isEqualTo(expected);
  }

  private static DevlakePipeline pipeline(JsonNode pipeline) {
    return new DevlakePipeline(
        pipeline.get("id").asString(),
        pipeline.get("result").asString(),
        text(pipeline, "type"),
        text(pipeline, "environment"),
        instant(pipeline, "finished"),
        all(pipeline.get("tasks"))
            .map(each ->
                new DevlakePipeline.Task(
                    text(each, "result"), text(each, "type"), text(each, "environment")))
            .toList());
  }

  @Test
  void the_previous_successful_deployment_is_the_one_it_says() {
    JsonNode cases = Fixtures.json("devlake/previous_successful_deployment.json");
    List<DevlakeRow> project =
        all(cases.get("deployment_commits"))
            .filter(each -> each.get("in_project1").asBoolean())
            .map(DevlakeFixturesTest::row)
            .toList();

    Map<String, String> expected = new HashMap<>();
    for (JsonNode each : cases.get("deployment_commits")) {
      @Nullable String previous = text(each, "expected_previous_successful_id");
      if (previous != null) {
        expected.put(each.get("id").asString(), previous);
      }
    }
    assertThat(DevlakeRow.previous(project)).isNotEmpty().isEqualTo(expected);
  }

  @Test
  void incidents_are_put_down_to_the_deployments_it_says() {
    JsonNode cases = Fixtures.json("devlake/incident_to_deployment.json");
    List<DevlakeRow> project =
        all(cases.get("deployments"))
            .filter(DevlakeFixturesTest::isInProject)
            .map(DevlakeFixturesTest::row)
            .toList();

    for (JsonNode incident : cases.get("incidents")) {
      String id = incident.get("incident_id").asString();
      Optional<String> blamed =
          isInProject(incident)
              ? DevlakeRow.blamed(project, Instant.parse(incident.get("created").asString()))
                  .map(DevlakeRow::deployment)
              : Optional.empty();
      assertThat(blamed.orElse(null)).as(id).isEqualTo(text(cases.get("expected_links"), id));
    }
  }

  @Test
  void the_definition_links_the_same_incidents_from_our_own_history() {
    JsonNode cases = Fixtures.json("devlake/incident_to_deployment.json");
    Map<String, String> expected = new TreeMap<>();
    for (JsonNode incident : cases.get("incidents")) {
      String id = incident.get("incident_id").asString();
      @Nullable String pipeline = text(cases.get("expected_links"), id);
      if (pipeline != null) {
        expected.put(id, pipeline);
      }
    }

    Map<String, String> found = new TreeMap<>();
    List<JudgedService> services = List.of(history(cases, Rules.DEFAULTS));
    for (Evidence each :
        Told.definition("devlake").evidence(Told.scope(Rules.DEFAULTS, services))) {
      if (each.figure() == Figure.FAILED_DEPLOYMENT_RECOVERY_TIME) {
        found.put(each.id(), pipeline(cases, each.deploy()));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void under_dora_nothing_is_put_down_to_a_deployment_of_months_ago() {
    JsonNode cases = Fixtures.json("devlake/incident_to_deployment.json");

    Map<String, String> found = new HashMap<>();
    for (LinkedIncident each : history(cases, Rules.DEFAULTS).incidents()) {
      if (each.deploy() != null) {
        found.put(each.incident().id(), pipeline(cases, each.deploy()));
      }
    }

    assertThat(found).isEqualTo(Map.of("github:GithubIssue:1:1373792478", "pipeline2"));
  }

  private static String pipeline(JsonNode cases, @Nullable String row) {
    return all(cases.get("deployments"))
        .filter(each -> each.get("commit").asString().equals(row))
        .map(each -> each.get("deployment_id").asString())
        .findFirst()
        .orElseThrow();
  }

  private static JudgedService history(JsonNode cases, Rules rules) {
    List<Deployment> deployments =
        all(cases.get("deployments"))
            .filter(DevlakeFixturesTest::isInProject)
            .map(DevlakeFixturesTest::deployment)
            .toList();
    List<Incident> incidents =
        all(cases.get("incidents"))
            .filter(DevlakeFixturesTest::isInProject)
            .map(each ->
                new Incident(
                    each.get("incident_id").asString(),
                    PROJECT,
                    "production",
                    Instant.parse(each.get("created").asString()),
                    null,
                    Revision.UNKNOWN,
                    null,
                    PROJECT))
            .toList();
    return DeliveryFold.of(new ServiceHistory(PROJECT, deployments, List.of(), incidents), rules);
  }

  private static Deployment deployment(JsonNode row) {
    boolean production = "PRODUCTION".equals(text(row, "environment"));
    return new Deployment(
        row.get("commit").asString(),
        "devlake",
        row.get("deployment_id").asString(),
        PROJECT,
        production ? "production" : "staging",
        new Revision(row.get("commit").asString(), null, null),
        DeployEvent.How.ROLLOUT,
        false,
        row.get("result").asString().equals("SUCCESS") ? Outcome.SUCCESS : Outcome.FAILURE,
        instant(row, "started"),
        instant(row, "finished"),
        null,
        text(row, "repo"),
        null,
        PROJECT,
        Map.of(),
        null);
  }

  @Test
  void the_parts_of_a_request_s_cycle_are_those_it_says() {
    JsonNode cases = Fixtures.json("devlake/change_lead_time.json");
    Map<String, DevlakeRow> deployed = deployedBy(cases);

    Map<String, List<@Nullable Object>> found = new TreeMap<>();
    for (JsonNode each : cases.get("pull_requests")) {
      if (text(each, "merged") != null) {
        found.put(
            each.get("id").asString(),
            parts(request(each), deployed.get(each.get("merge_commit").asString())));
      }
    }

    Map<String, List<@Nullable Object>> expected = new TreeMap<>();
    cases
        .get("expected")
        .properties()
        .forEach(each -> expected.put(each.getKey(), expected(each.getValue())));
    assertThat(found).isNotEmpty().isEqualTo(expected);
  }

  /// The first successful production row, with one before it, whose range holds the merge commit.
  private static Map<String, DevlakeRow> deployedBy(JsonNode cases) {
    List<DevlakeRow> rows =
        all(cases.get("deployment_commits")).map(DevlakeFixturesTest::row).toList();
    Map<String, String> commits =
        all(cases.get("deployment_commits"))
            .collect(
                Collectors.toMap(
                    each -> each.get("id").asString(), each -> each.get("commit").asString()));
    Map<String, String> previous = DevlakeRow.previous(rows);
    var deployed = new HashMap<String, DevlakeRow>();
    for (JsonNode range : cases.get("commit_ranges")) {
      for (DevlakeRow row : rows) {
        @Nullable String before = previous.get(row.id());
        boolean its =
            before != null
                && commits.get(row.id()).equals(text(range, "to_commit"))
                && commits.get(before).equals(text(range, "from_commit"));
        if (its && DevlakeRow.PRODUCTION.equals(row.environment())) {
          deployed.putIfAbsent(range.get("contains").asString(), row);
        }
      }
    }
    return deployed;
  }

  private static DevlakeRequest request(JsonNode request) {
    return new DevlakeRequest(
        text(request, "author"),
        instant(request, "created"),
        Instant.parse(request.get("merged").asString()),
        all(request.get("commits"))
            .map(each -> Instant.parse(each.get("authored").asString()))
            .toList(),
        all(request.get("reviews"))
            .map(each ->
                new DevlakeRequest.Review(
                    each.get("id").asString(),
                    text(each, "by"),
                    Instant.parse(each.get("at").asString())))
            .toList());
  }

  private static List<@Nullable Object> parts(DevlakeRequest request, @Nullable DevlakeRow row) {
    DevlakeRequest.Cycle cycle = request.cycle(row == null ? null : row.finished());
    var parts = new ArrayList<@Nullable Object>();
    parts.add(request.firstReview().map(DevlakeRequest.Review::id).orElse(null));
    parts.add(row == null ? null : row.id());
    parts.add(cycle.coding());
    parts.add(cycle.pickup());
    parts.add(cycle.review());
    parts.add(cycle.deploy());
    parts.add(cycle.cycle());
    return parts;
  }

  private static List<@Nullable Object> expected(JsonNode row) {
    var parts = new ArrayList<@Nullable Object>();
    parts.add(text(row, "first_review"));
    parts.add(text(row, "deployment_commit_id"));
    for (String part :
        List.of("coding_min", "pickup_min", "review_min", "deploy_min", "cycle_min")) {
      parts.add(row.get(part).isNull() ? null : row.get(part).asLong());
    }
    return parts;
  }

  private static DevlakeRow row(JsonNode row) {
    return new DevlakeRow(
        text(row, "id") == null ? row.get("commit").asString() : row.get("id").asString(),
        row.get("deployment_id").asString(),
        row.get("scope").asString(),
        row.get("repo").asString(),
        text(row, "environment"),
        row.get("result").asString().equals("SUCCESS"),
        OffsetDateTime.parse(row.get("finished").asString()).toInstant());
  }

  private static boolean isInProject(JsonNode row) {
    return all(row.get("projects")).anyMatch(each -> each.asString().equals(PROJECT));
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? null : value.asString();
  }

  private static @Nullable Instant instant(JsonNode node, String field) {
    @Nullable String said = text(node, field);
    return said == null ? null : OffsetDateTime.parse(said).toInstant();
  }

  @Test
  void under_dora_work_of_before_the_first_known_deployment_has_no_lead_time() {
    JsonNode cases = Fixtures.json("devlake/change_lead_time.json");
    List<Deployment> deployments =
        all(cases.get("deployment_commits"))
            .filter(each -> each.get("scope").asString().equals("cicd1"))
            .filter(each -> each.get("repo").asString().equals("REPO111"))
            .map(DevlakeFixturesTest::deployment)
            .toList();
    var old =
        new MergedChange(
            "pr0",
            PROJECT,
            "REPO111",
            "feature",
            "main",
            "0",
            null,
            "pr_merge_commit0",
            null,
            Instant.parse("2022-02-10T04:51:47Z"),
            List.of(Commit.of("pr0_commit0", Instant.parse("2022-01-10T04:51:47Z"), null, null)),
            PROJECT,
            Map.of());

    JudgedService judged =
        DeliveryFold.of(
            new ServiceHistory(PROJECT, deployments, List.of(old), List.of()), Rules.DEFAULTS);

    assertThat(judged.deployments())
        .flatExtracting(JudgedDeployment::commits)
        .isNotEmpty()
        .allMatch(each -> each.leadTime() == null);
  }
}
