package dev.weatherglass.ingest.source;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The catalogue: every source that we can read, with its settings.
public final class Sources {

  private static final List<Source> ALL = List.of(new GitHub());

  private final Map<String, Source> byName =
      ALL.stream()
          .collect(Collectors.toMap(Source::name, Function.identity(), (a, _) -> a, TreeMap::new));
  private final Map<String, SourceSettings> settings;

  /// @param settings by the source's name; a source without any is open
  /// @throws IllegalArgumentException if settings are for a source that we do not know
  public Sources(Map<String, SourceSettings> settings) {
    this.settings = Map.copyOf(settings);
    settings
        .keySet()
        .forEach(name -> {
          if (!byName.containsKey(name)) {
            throw new IllegalArgumentException(
                "sources must be of " + names() + " but was " + name);
          }
        });
  }

  /// Their names, sorted.
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /// The source of this name; null where there is none.
  public @Nullable Source named(String name) {
    return byName.get(name);
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
