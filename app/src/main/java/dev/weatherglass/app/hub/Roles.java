package dev.weatherglass.app.hub;

import dev.weatherglass.api.Api;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.configuration.HttpSettings;
import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.ingest.Ingest;
import dev.weatherglass.ingest.statsd.StatsdSettings;
import dev.weatherglass.notify.Notify;
import dev.weatherglass.notify.NotifySettings;
import dev.weatherglass.streams.Streams;
import dev.weatherglass.streams.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;

/// Makes each role out of the configuration.
///
/// @param kafka what its clients are told
record Roles(
    Configuration configuration,
    KafkaClients kafka,
    Surroundings surroundings,
    MeterRegistry meters) {

  private static final int STREAM_THREADS = 1;

  Ingest ingest() {
    var settings = configuration.names().settings(surroundings.ticks());
    HttpSettings http = configuration.http();
    return new Ingest(
        http.statsdPort().isPresent()
            ? settings.with(new StatsdSettings(http.host(), http.statsdPort().getAsInt()))
            : settings,
        kafka.of(Role.INGEST),
        surroundings.story(),
        surroundings.wall(),
        meters);
  }

  Api api() {
    return new Api(configuration.api(), kafka.properties(), surroundings.story(), meters);
  }

  Streams streams() {
    var settings =
        new StreamsSettings(
            configuration.judge(),
            configuration.watch(),
            configuration.names().servicesByHost(),
            CallGraph.of(configuration.names().calls()),
            configuration.dataDirectory().resolve("streams"),
            STREAM_THREADS,
            StreamsSettings.COMMIT_INTERVAL);
    return new Streams(settings, kafka.of(Role.STREAMS), meters);
  }

  /// @param url under which readers of a message reach the hub
  Notify notifier(String url) {
    var settings =
        NotifySettings.of(
            configuration.channels(), URI.create(configuration.http().url().orElse(url)));
    return new Notify(settings, kafka.of(Role.NOTIFY), surroundings.wall(), meters);
  }
}
