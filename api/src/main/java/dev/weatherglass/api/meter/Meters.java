package dev.weatherglass.api.meter;

import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Problems.Firing;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Gauges over history, read again at most once a second and only when history has changed, so that
/// a scrape costs no query.
///
/// A signal that was ever judged keeps its firing gauge, at 0 when nothing fires, so that a query
/// over it is never empty. Of each service and environment the newest 20 deploys are shown.
public final class Meters {

  private static final int DEPLOYS_LOOKED_AT = 1_000;
  private static final int DEPLOYS_OF_A_SERVICE = 20;
  private static final long REFRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final History history;
  private final MeterRegistry registry;
  private final MultiGauge deploys;
  private final MultiGauge verdicts;
  private final MultiGauge firing;
  private final Timer eventToVerdict;
  private final AtomicLong open = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();

  private boolean stale;
  private long refreshedNanos = System.nanoTime() - REFRESH_NANOS;

  public Meters(History history, MeterRegistry registry) {
    this.history = history;
    this.registry = registry;
    this.deploys =
        MultiGauge.builder(MetricNames.DEPLOY_TIMESTAMP).baseUnit("seconds").register(registry);
    this.verdicts = MultiGauge.builder(MetricNames.VERDICTS).register(registry);
    this.firing = MultiGauge.builder(MetricNames.ALERTS_FIRING).register(registry);
    this.eventToVerdict = Timer.builder(MetricNames.EVENT_TO_VERDICT).register(registry);
    Gauge.builder(MetricNames.OPEN_VERIFICATIONS, open, AtomicLong::get).register(registry);
    Gauge.builder(MetricNames.CONSUMER_LAG, lag, AtomicLong::get)
        .tag("role", "api")
        .register(registry);
  }

  /// Notes how the projection is doing; for its thread only.
  ///
  /// @param records how many records wait
  /// @param changed whether history has changed since the last call
  public void follow(long records, boolean changed) {
    lag.set(records);
    stale |= changed;
    if (stale && System.nanoTime() - refreshedNanos >= REFRESH_NANOS) {
      refresh();
    }
  }

  /// Counts a record that could not be read.
  public void skipped(Topics topic) {
    registry
        .counter(MetricNames.RECORDS_SKIPPED, "role", "api", "topic", topic.topic())
        .increment();
  }

  /// Notes how long it took from the receipt of what decided to a verdict in history that says
  /// something new.
  public void judged(Duration delay) {
    eventToVerdict.record(delay);
  }

  /// Reads history now; for the projection's thread only.
  public void refresh() {
    history.read(sql -> {
      deploys.register(deployRows(sql), true);
      verdicts.register(verdictRows(sql), true);
      firing.register(firingRows(sql), true);
      open.set(Verdicts.countOpen(sql));
      return this;
    });
    stale = false;
    refreshedNanos = System.nanoTime();
  }

  private static List<Row<?>> deployRows(Sql sql) {
    var shown = new NewestOfEach<Deploy>(DEPLOYS_OF_A_SERVICE);
    Deploys.list(sql, Deploys.Filter.ANY, Slice.first(DEPLOYS_LOOKED_AT))
        .forEach(deploy ->
            shown.offer(deploy.service() + '\n' + deploy.environment(), tags(deploy), deploy));
    return shown.rows(deploy -> deploy.onset().getEpochSecond());
  }

  private static Tags tags(Deploy deploy) {
    return Tags.of(
        "service", deploy.service(),
        "environment", deploy.environment(),
        "version", orEmpty(deploy.revision().version()),
        "commit", orEmpty(deploy.revision().commit()));
  }

  private static List<Row<?>> verdictRows(Sql sql) {
    Map<VerdictState, Long> counts = Verdicts.countByState(sql);
    return counts.entrySet().stream()
        .<Row<?>>map(count -> Row.of(Tags.of("state", count.getKey().word()), count.getValue()))
        .toList();
  }

  private static List<Row<?>> firingRows(Sql sql) {
    return Problems.firing(sql).stream().<Row<?>>map(Meters::row).toList();
  }

  private static Row<?> row(Firing firing) {
    Tags tags =
        Tags.of(
            "service", firing.service(),
            "environment", firing.environment(),
            "signal", firing.signal());
    return Row.of(tags, firing.alerts());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
