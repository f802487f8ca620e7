package dev.weatherglass.ingest;

import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.names.ServiceSettings;
import dev.weatherglass.ingest.publish.TickSettings;
import dev.weatherglass.ingest.rules.RuleSource;
import dev.weatherglass.ingest.statsd.StatsdSettings;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything about ingest that can be configured.
///
/// @param defaultEnvironment where something happened that names no environment; not blank
/// @param services the mapping of names, by service
/// @param sources secrets and the like, by source
/// @param rules sources that the user wrote; one with the name of a shipped one takes its place
/// @param ticks when the time is written
/// @param statsd where StatsD is listened to; null for nowhere
public record IngestSettings(
    String defaultEnvironment,
    Map<String, ServiceSettings> services,
    Map<String, SourceSettings> sources,
    List<RuleSource> rules,
    TickSettings ticks,
    @Nullable StatsdSettings statsd) {

  /// No mapping, no secrets, `production`, a tick a second.
  public static final IngestSettings DEFAULT =
      new IngestSettings(ServiceNames.PRODUCTION, Map.of(), Map.of(), TickSettings.DEFAULT);

  public IngestSettings {
    if (defaultEnvironment.isBlank()) {
      throw new IllegalArgumentException("defaultEnvironment must not be blank");
    }
    services = Map.copyOf(services);
    sources = Map.copyOf(sources);
    rules = List.copyOf(rules);
  }

  /// Without sources of the user's own.
  public IngestSettings(
      String defaultEnvironment,
      Map<String, ServiceSettings> services,
      Map<String, SourceSettings> sources,
      TickSettings ticks) {
    this(defaultEnvironment, services, sources, List.of(), ticks);
  }

  /// Without StatsD.
  public IngestSettings(
      String defaultEnvironment,
      Map<String, ServiceSettings> services,
      Map<String, SourceSettings> sources,
      List<RuleSource> rules,
      TickSettings ticks) {
    this(defaultEnvironment, services, sources, rules, ticks, null);
  }

  /// The same, listening to StatsD.
  public IngestSettings with(StatsdSettings heard) {
    return new IngestSettings(defaultEnvironment, services, sources, rules, ticks, heard);
  }
}
