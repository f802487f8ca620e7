package dev.weatherglass.app.configuration;

import dev.weatherglass.ingest.Ingest;
import dev.weatherglass.ingest.IngestSettings;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.names.ServiceSettings;
import dev.weatherglass.ingest.names.ServiceSettings.NativeName;
import dev.weatherglass.ingest.publish.TickSettings;
import dev.weatherglass.ingest.rules.RuleSource;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who sends, and what they call things.
///
/// @param defaultEnvironment of what names none
/// @param services the mapping of names
/// @param sources by the source's word
/// @param rules sources that the user wrote
public record Names(
    String defaultEnvironment,
    Map<String, ServiceSettings> services,
    Map<String, SourceSettings> sources,
    List<RuleSource> rules) {

  public Names {
    services = Map.copyOf(services);
    sources = Map.copyOf(sources);
    var _ = new ServiceNames(services, defaultEnvironment); // refuses names claimed twice
    rules = List.copyOf(rules);
    var _ =
        Ingest.sources( // refuses sources that nobody knows
            new IngestSettings(defaultEnvironment, services, sources, rules, TickSettings.DEFAULT));
  }

  /// The same for ingest.
  public IngestSettings settings(TickSettings ticks) {
    return new IngestSettings(defaultEnvironment, services, sources, rules, ticks);
  }

  /// Which services run on a host.
  public Map<String, List<String>> servicesByHost() {
    var byHost = new TreeMap<String, List<String>>();
    services.forEach((service, settings) ->
        settings
            .hosts()
            .forEach(host -> byHost.computeIfAbsent(host, _ -> new ArrayList<>()).add(service)));
    return byHost;
  }

  /// Which services each service calls directly.
  public Map<String, List<String>> calls() {
    var calls = new TreeMap<String, List<String>>();
    services.forEach((service, settings) -> calls.put(service, settings.calls()));
    return calls;
  }

  static Names read(Reader root) {
    var services = new LinkedHashMap<String, ServiceSettings>();
    root.below("services")
        .named(each -> each)
        .forEach((name, each) -> services.put(name, service(each)));
    return new Names(
        root.below("data").text("environment"),
        services,
        root.below("sources").named(Names::source),
        UserRules.read(root.below("sources")));
  }

  private static ServiceSettings service(Reader service) {
    return new ServiceSettings(
        service.texts("names").stream().map(NativeName::parse).toList(),
        service.findText("environment").orElse(null),
        service.texts("hosts"),
        service.texts("calls"));
  }

  private static SourceSettings source(Reader source) {
    return new SourceSettings(
        source.findText("secret").orElse(null),
        source.isOn("accept_unsigned"),
        source.findText("timestamp_header").orElse(null));
  }
}
