package dev.weatherglass.api.history;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.delivery;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.problem;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.projection.EventTables;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEveryDatabase
class ExpiryTest {

  private static final List<String> TABLES =
      List.of(
          "events", "deploys", "verdicts", "verdict_changes", "problems", "alerts", "deliveries");
  private static final Instant LAST_YEAR = NOON.minus(Duration.ofDays(365));

  @TempDir Path directory;

  private final Kept kept = Kept.here();
  private History history;

  @BeforeEach
  void open() {
    history = kept.open(directory.resolve("history.db"), 1);
  }

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  void what_is_older_goes_from_every_table_and_what_is_younger_stays() {
    happened(at("old", LAST_YEAR), AlertState.RESOLVED, true);
    List<Long> one = counts();
    happened(at("new", NOON), AlertState.RESOLVED, true);
    List<Long> two = counts();

    forget();

    assertThat(one).doesNotContain(0L);
    assertThat(two).isNotEqualTo(one);
    assertThat(counts()).isEqualTo(one);
    assertThat(left()).containsExactly("new");
  }

  @Test
  void what_has_not_ended_stays_however_old_it_is() {
    happened(at("old", LAST_YEAR), AlertState.FIRING, false);

    forget();

    assertThat(count("verdicts")).isEqualTo(1);
    assertThat(count("verdict_changes")).isEqualTo(1);
    assertThat(count("problems")).isEqualTo(1);
    assertThat(count("alerts")).isEqualTo(1);
  }

  @Test
  void it_goes_in_steps_and_says_when_there_is_more() {
    put(IntStream.range(0, 5_001).mapToObj(i -> at("v" + i, LAST_YEAR.plusMillis(i))).toList());

    assertThat(step()).isTrue();
    assertThat(count("events")).isEqualTo(1);
    assertThat(step()).isFalse();
    assertThat(count("events")).isZero();
  }

  private static DeployEvent at(String version, Instant time) {
    return deploy("checkout", version, "run-" + version, Phase.FINISHED, time);
  }

  private void happened(DeployEvent deploy, AlertState state, boolean ended) {
    put(List.of(deploy));
    history.write(sql -> {
      Verdicts.put(sql, verdict(deploy, VerdictState.REGRESSED, ended));
      Problems.put(sql, problem(deploy, state));
      Deliveries.put(sql, delivery(problem(deploy, state), Delivery.State.SENT));
    });
  }

  private void put(List<DeployEvent> deploys) {
    List<Events.Told> told = deploys.stream().map(ExpiryTest::told).toList();
    history.write(sql -> EventTables.put(sql, told));
  }

  private static Events.Told told(DeployEvent event) {
    return new Events.Told(event, new String(Json.write(event), StandardCharsets.UTF_8));
  }

  private List<String> left() {
    return history.read(sql ->
        sql.list("SELECT version FROM deploys ORDER BY version", row -> row.text("version")));
  }

  private void forget() {
    boolean more = true;
    while (more) {
      more = step();
    }
  }

  private boolean step() {
    boolean[] more = new boolean[1];
    history.write(sql -> more[0] = Expiry.forget(sql, NOON.minus(Duration.ofDays(30))));
    return more[0];
  }

  private List<Long> counts() {
    return TABLES.stream().map(this::count).toList();
  }

  private long count(String table) {
    return history
        .read(sql -> sql.first("SELECT COUNT(*) AS n FROM " + table, row -> row.number("n")))
        .orElseThrow();
  }
}
