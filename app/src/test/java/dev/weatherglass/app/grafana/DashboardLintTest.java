package dev.weatherglass.app.grafana;

import static dev.weatherglass.app.grafana.Dashboard.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.wire.MetricNames;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The rules of grafana/dashboard-linter, as far as they can be known without it, and what else
/// makes a dashboard unusable. Excluded, as in `grafana/dashboards/.lint`: the rules on `instance`.
class DashboardLintTest {

  private static final String DATA_SOURCE = "${datasource}";
  private static final Map<String, String> ALL =
      Map.of("job", ".+", "service", ".+", "environment", ".+", "__rate_interval", "1m");

  /// Of Grafana's list of units, those in use.
  private static final Set<String> UNITS =
      Set.of("short", "s", "ms", "percent", "percentunit", "eps", "cps", "reqps", "bytes", "none");

  private static final Set<String> WITH_UNITS = Set.of("stat", "gauge", "table", "timeseries");
  private static final Pattern SELECTOR = Pattern.compile("\\b(weatherglass_\\w+)(\\{[^}]*\\})?");
  private static final Pattern RANGE = Pattern.compile("\\[([^\\]]+)\\]");
  private static final Pattern COUNTER_ALONE =
      Pattern.compile("(?<!rate\\()(?<!increase\\()\\bweatherglass_\\w+_(total|sum|count)\\b");

  static List<Dashboard> dashboards() {
    return Dashboard.all();
  }

  @Test
  void there_is_an_overview() {
    assertThat(dashboards()).extracting(Dashboard::file).contains("overview.json");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void it_can_be_provisioned_and_not_edited(Dashboard dashboard) {
    assertThat(text(dashboard.json(), "uid")).matches("[a-zA-Z0-9_-]{8,40}");
    assertThat(text(dashboard.json(), "title")).isNotBlank();
    assertThat(dashboard.json().path("schemaVersion").asInt()).isBetween(36, 42);
    assertThat(dashboard.json().path("editable").asBoolean(true)).isFalse();
    assertThat(dashboard.json().has("id")).as("an id belongs to one Grafana").isFalse();
    assertThat(dashboard.json().has("elements")).as("the new format is refused").isFalse();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void one_variable_chooses_the_data_source(Dashboard dashboard) {
    List<JsonNode> chosen =
        dashboard.variables().stream()
            .filter(variable -> text(variable, "type").equals("datasource"))
            .toList();

    assertThat(chosen).hasSize(1);
    assertThat(text(chosen.getFirst(), "name")).isEqualTo("datasource");
    assertThat(text(chosen.getFirst(), "label")).isEqualTo("Data source");
    assertThat(text(chosen.getFirst(), "query")).isEqualTo("prometheus");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void variables_follow_the_time_range_and_may_stand_for_all(Dashboard dashboard) {
    List<JsonNode> asked =
        dashboard.variables().stream()
            .filter(variable -> text(variable, "type").equals("query"))
            .toList();

    assertThat(asked).extracting(variable -> text(variable, "name")).contains("job");
    assertThat(asked)
        .allSatisfy(variable -> {
          assertThat(variable.path("refresh").asInt()).isEqualTo(2);
          assertThat(text(variable, "allValue")).isEqualTo(".+");
          assertThat(variable.path("multi").asBoolean()).isTrue();
          assertThat(variable.at("/datasource/uid").asString()).isEqualTo(DATA_SOURCE);
        });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void each_panel_says_what_it_shows_and_in_which_unit(Dashboard dashboard) {
    assertThat(dashboard.panels()).isNotEmpty();
    assertThat(dashboard.panels())
        .allSatisfy(panel -> {
          assertThat(text(panel, "title")).isNotBlank();
          assertThat(text(panel, "description")).as(text(panel, "title")).isNotBlank();
          assertThat(panel.path("targets").size()).as(text(panel, "title")).isPositive();
          assertThat(WITH_UNITS).contains(text(panel, "type"));
          assertThat(UNITS).contains(panel.at("/fieldConfig/defaults/unit").asString(""));
        });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panels_targets_and_annotations_use_the_chosen_data_source(Dashboard dashboard) {
    List<JsonNode> users = new ArrayList<>(dashboard.panels());
    users.addAll(dashboard.annotations());
    dashboard.panels().forEach(panel -> panel.path("targets").forEach(users::add));

    assertThat(users)
        .allSatisfy(user -> {
          assertThat(user.at("/datasource/uid").asString("")).isEqualTo(DATA_SOURCE);
          assertThat(user.at("/datasource/type").asString("")).isEqualTo("prometheus");
        });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void no_panel_covers_another(Dashboard dashboard) {
    Set<String> cells = new TreeSet<>();
    Set<Integer> ids = new TreeSet<>();
    for (JsonNode panel : dashboard.panels()) {
      assertThat(ids.add(panel.path("id").asInt())).as("id of %s", text(panel, "title")).isTrue();
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      int bottom = place.path("y").asInt() + place.path("h").asInt();
      assertThat(right).as(text(panel, "title")).isBetween(1, 24);
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = place.path("y").asInt(); y < bottom; y++) {
          assertThat(cells.add(x + "," + y)).as("%s at %d,%d", text(panel, "title"), x, y).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void counters_are_read_as_rates_over_grafanas_own_interval(Dashboard dashboard) {
    for (JsonNode panel : dashboard.panels()) {
      for (JsonNode target : panel.path("targets")) {
        String query = text(target, "expr");
        assertThat(COUNTER_ALONE.matcher(query).find()).as(query).isFalse();
        assertThat(RANGE.matcher(query).results().map(range -> range.group(1)))
            .as(query)
            .allMatch("$__rate_interval"::equals);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void every_series_is_that_of_the_chosen_job(Dashboard dashboard) {
    List<String> unbound =
        expressions(dashboard).stream()
            .flatMap(query -> SELECTOR.matcher(query).results())
            .map(MatchResult::group)
            .filter(selector -> !selector.contains("job=~\"$job\""))
            .toList();

    assertThat(unbound).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void every_metric_is_one_that_the_hub_exports(Dashboard dashboard) {
    Set<String> exported = exportedNames();

    List<String> unknown =
        dashboard.queries(ALL).stream()
            .flatMap(query -> SELECTOR.matcher(query.expression()).results())
            .map(found -> found.group(1))
            .filter(name -> !exported.contains(name))
            .toList();

    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void deploys_are_lines_at_the_time_that_the_gauge_says(Dashboard dashboard) {
    assertThat(dashboard.annotations())
        .anySatisfy(annotation -> {
          assertThat(text(annotation, "expr"))
              .startsWith("weatherglass_deploy_timestamp_seconds{")
              .endsWith("} * 1000");
          assertThat(annotation.path("useValueForTime").asBoolean()).isTrue();
          assertThat(annotation.path("enable").asBoolean()).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void filled_in_no_query_has_a_variable_left(Dashboard dashboard) {
    assertThat(dashboard.queries(ALL))
        .hasSizeGreaterThanOrEqualTo(dashboard.panels().size() + 1)
        .allSatisfy(query -> assertThat(query.expression()).doesNotContain("$").isNotBlank());
  }

  private static List<String> expressions(Dashboard dashboard) {
    List<String> expressions = new ArrayList<>();
    dashboard
        .panels()
        .forEach(panel ->
            panel.path("targets").forEach(target -> expressions.add(text(target, "expr"))));
    dashboard.annotations().forEach(annotation -> expressions.add(text(annotation, "expr")));
    return expressions;
  }

  /// The names that Prometheus may see: dots as underscores, with the endings of counters, timers
  /// and gauges in seconds.
  private static Set<String> exportedNames() {
    Set<String> names = new TreeSet<>();
    for (Field field : MetricNames.class.getDeclaredFields()) {
      String name = value(field).replace('.', '_');
      for (String ending :
          List.of("", "_total", "_seconds", "_seconds_sum", "_seconds_count", "_seconds_max")) {
        names.add(name + ending);
      }
    }
    return names;
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
