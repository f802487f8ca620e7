package dev.weatherglass.ingest.source;

import dev.weatherglass.ingest.webhook.Authenticity;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.wire.Nearest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The catalogue: every source that we can read, with its settings.
public final class Sources {

  private static final List<Source> ALL =
      List.of(
          new Alertmanager(),
          new Ansible(),
          new ArgoCd(),
          new CdEvents(),
          new Harness(),
          new CloudFoundry(),
          new Datadog(),
          new DevLake(),
          new Flux(),
          new GitHub(),
          new GitLab(),
          new Grafana(),
          new Jenkins(),
          new Kubernetes(),
          new PagerDuty(),
          new Pelorus(),
          new Puppet(),
          new Tekton());

  private final Map<String, Source> byName;
  private final Map<String, SourceSettings> settings;

  /// @param settings by the source's name; a source without any is open
  /// @throws IllegalArgumentException if settings are for a source that we do not know
  public Sources(Map<String, SourceSettings> settings) {
    this(settings, List.of());
  }

  /// @param more sources beside the ones of the catalogue, as those made of rules
  /// @throws IllegalArgumentException if settings are for a source that we do not know, or two
  ///   sources have one name
  public Sources(Map<String, SourceSettings> settings, List<? extends Source> more) {
    this.byName =
        Stream.concat(ALL.stream(), more.stream())
            .collect(
                Collectors.toMap(Source::name, Function.identity(), Sources::twice, TreeMap::new));
    this.settings = Map.copyOf(settings);
    settings
        .keySet()
        .forEach(name -> {
          if (!byName.containsKey(name)) {
            throw new IllegalArgumentException(
                "sources must be of %s, or have rules, but was %s%s"
                    .formatted(
                        names(),
                        name,
                        Nearest.to(name, names())
                            .map(near -> ": did you mean " + near + "?")
                            .orElse("")));
          }
        });
  }

  private static Source twice(Source one, Source other) {
    throw new IllegalArgumentException("sources: " + other.name() + " is there already");
  }

  /// All of them, sorted by name.
  public List<Source> all() {
    return List.copyOf(byName.values());
  }

  /// Whether a request proves that it comes from a source.
  public Authenticity check(Source source, Delivery delivery, String secret) {
    return source.scheme(settings(source)).check(delivery, secret);
  }

  /// Their names, sorted.
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /// The source of this name; null where there is none.
  public @Nullable Source named(String name) {
    return byName.get(name);
  }

  /// The source that reads CloudEvents of this type; null where none does.
  public @Nullable Source reading(String cloudEventType) {
    return byName.values().stream()
        .filter(source -> source.readsCloudEvent(cloudEventType))
        .findFirst()
        .orElse(null);
  }

  /// What is configured for a source.
  public SourceSettings settings(Source source) {
    return settings.getOrDefault(source.name(), SourceSettings.OPEN);
  }

  /// Sources that anybody can write to, because they have no secret.
  public List<String> open() {
    return byName.values().stream()
        .filter(source -> settings(source).secret() == null && settings(source).acceptUnsigned())
        .map(Source::name)
        .toList();
  }
}
