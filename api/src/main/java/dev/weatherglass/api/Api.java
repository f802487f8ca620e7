package dev.weatherglass.api;

import dev.weatherglass.api.commands.Commands;
import dev.weatherglass.api.delivery.Settlement;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.api.meter.Meters;
import dev.weatherglass.api.page.HomeResource;
import dev.weatherglass.api.projection.Projection;
import dev.weatherglass.api.rest.AlertCommandsResource;
import dev.weatherglass.api.rest.AlertsResource;
import dev.weatherglass.api.rest.BuildsResource;
import dev.weatherglass.api.rest.ChangesResource;
import dev.weatherglass.api.rest.CiSummaryResource;
import dev.weatherglass.api.rest.DeliverySummaryResource;
import dev.weatherglass.api.rest.DeploysResource;
import dev.weatherglass.api.rest.DigestResource;
import dev.weatherglass.api.rest.EventsResource;
import dev.weatherglass.api.rest.IncidentsResource;
import dev.weatherglass.api.rest.InfrastructureSummaryResource;
import dev.weatherglass.api.rest.SeriesResource;
import dev.weatherglass.api.rest.ServicesResource;
import dev.weatherglass.api.rest.StreamResource;
import dev.weatherglass.api.rest.TestsResource;
import dev.weatherglass.api.rest.UnmappedNamesResource;
import dev.weatherglass.api.rest.VerdictsResource;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;

/// The role `api`: follows the topics into history and answers from there.
///
/// Order of calls: construct, [#routes] while the server is built, [#start], [#close]. Close it
/// before the server: that ends streams and waiting requests.
public final class Api implements AutoCloseable {

  private final ApiSettings settings;
  private final InstantSource clock;
  private final History history;
  private final Projection projection;
  private final Commands commands;

  /// Opens history.
  ///
  /// @param kafka where the cluster is and how to talk to it, by Kafka's names; consumer settings
  ///   that the projection depends on are overruled
  /// @param clock the wall clock, also in a demo: the feed's retention and the delay from receipt
  ///   to verdict go by it
  /// @param meters where gauges over history go
  /// @throws HistoryException if the database cannot be opened
  public Api(
      ApiSettings settings, Map<String, Object> kafka, InstantSource clock, MeterRegistry meters) {
    this.settings = settings;
    this.clock = clock;
    this.history = History.open(settings.database(), settings.readers());
    this.projection =
        new Projection(
            history,
            kafka,
            clock,
            new Meters(history, meters),
            new Settlement(settings.delivery()),
            settings.feedRetention(),
            settings.rollupRetention(),
            settings.retention());
    this.commands = new Commands(kafka);
  }

  /// Begins to follow the topics; returns at once, also where the broker is not there yet.
  public void start() {
    projection.start();
  }

  /// Adds the routes that read, and those by which people say something about alerts.
  public void routes(RoutesConfig routes) {
    new HomeResource(history).routes(routes);
    new DeploysResource(history).routes(routes);
    new EventsResource(history).routes(routes);
    new IncidentsResource(history).routes(routes);
    new ChangesResource(history).routes(routes);
    new DeliverySummaryResource(history, settings.delivery(), clock).routes(routes);
    new BuildsResource(history).routes(routes);
    new TestsResource(history).routes(routes);
    new CiSummaryResource(history).routes(routes);
    new InfrastructureSummaryResource(history, clock).routes(routes);
    new DigestResource(history, settings.delivery(), clock).routes(routes);
    new VerdictsResource(history).routes(routes);
    new AlertsResource(history).routes(routes);
    new AlertCommandsResource(history, commands, clock).routes(routes);
    new ServicesResource(history).routes(routes);
    new SeriesResource(history).routes(routes);
    new UnmappedNamesResource(history).routes(routes);
    new StreamResource(history, settings.heartbeat()).routes(routes);
  }

  /// Whether history is open, had once caught up with where the topics were at the start, and
  /// follows them.
  public boolean ready() {
    return projection.caughtUp();
  }

  /// The history database, for reading.
  public History history() {
    return history;
  }

  /// Ends the projection, then all streams and waiting requests, then the database.
  @Override
  public void close() {
    projection.close();
    history.close();
    commands.close();
  }
}
