package dev.weatherglass.streams;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A service named checkout, scraped once a second.
final class Checkout {

  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final Random random;
  private int scrapes;
  private double requests;
  private double seconds;

  Checkout(long seed) {
    random = new Random(seed);
  }

  /// The next scrape, at which requests took this long on average.
  MetricBatch scrape(double latencySeconds) {
    scrapes++;
    double served = 50 + random.nextInt(10);
    requests += served;
    seconds += served * latencySeconds * (1 + 0.05 * random.nextGaussian());
    long at = now().toEpochMilli() - 500;
    return new MetricBatch(
        "checkout",
        "production",
        List.of(
            counter("http_request_duration_seconds_sum", at, seconds),
            counter("http_request_duration_seconds_count", at, requests)));
  }

  Instant now() {
    return START.plusSeconds(scrapes);
  }

  DeployEvent deploy(String version) {
    return new DeployEvent(
        context(version, EventKind.DEPLOY, "checkout", null, Outcome.SUCCESS),
        DeployEvent.How.ROLLOUT,
        false,
        null,
        null);
  }

  /// One deploy, told in two phases by one source and once by another.
  List<DeployEvent> reports(String version) {
    Instant onset = now();
    return List.of(
        report(version, "/ci", Phase.STARTED, onset),
        report(version, "/ci", Phase.FINISHED, onset.plusSeconds(2)),
        report(version, "/github", Phase.FINISHED, onset.plusSeconds(3)));
  }

  private static DeployEvent report(String version, String source, Phase phase, Instant at) {
    return new DeployEvent(
        new EventContext(
            new EventIdentity(source, version + phase, EventKind.DEPLOY.type(phase)),
            at,
            TimeQuality.SOURCE,
            at,
            "checkout",
            null,
            "production",
            phase,
            Outcome.SUCCESS,
            new Revision(version, null, null),
            "run-" + version,
            null,
            "native",
            Map.of(),
            Map.of()),
        DeployEvent.How.ROLLOUT,
        false,
        null,
        null);
  }

  /// A configuration run that changed something on a host.
  ConfigurationEvent configured(String host) {
    return new ConfigurationEvent(
        context(host, EventKind.CONFIG, null, host, Outcome.CHANGED),
        "puppet",
        ConfigurationEvent.Drift.CORRECTED,
        null);
  }

  private EventContext context(
      String id, EventKind kind, String service, String host, Outcome outcome) {
    return new EventContext(
        new EventIdentity("/ci", id, kind.type(Phase.FINISHED)),
        now(),
        TimeQuality.SOURCE,
        now(),
        service,
        host,
        "production",
        Phase.FINISHED,
        outcome,
        new Revision(service == null ? null : id, null, null),
        null,
        null,
        "native",
        Map.of(),
        Map.of());
  }

  private static Metric counter(String name, long at, double value) {
    return new Metric(
        name,
        Metric.Kind.COUNTER,
        "",
        List.of(new RawSeries(Map.of("instance", "a"), List.of(Sample.of(at, value)))));
  }
}
