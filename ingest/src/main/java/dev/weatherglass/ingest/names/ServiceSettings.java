package dev.weatherglass.ingest.names;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the configuration says about one service.
///
/// @param names by which sources and senders call it; may be empty
/// @param environment where it is when a source does not say; null for the default of all services
/// @param hosts machines it runs on; a change to one of them competes on its series
/// @param calls services it depends on
public record ServiceSettings(
    List<NativeName> names, @Nullable String environment, List<String> hosts, List<String> calls) {

  /// Stands for every source.
  public static final String ANY_SOURCE = "*";

  private static final Pattern WITH_SOURCE = Pattern.compile("([a-z_]+|\\*):(.+)");

  /// A name of the service in the words of one source.
  ///
  /// @param source `github`, `events` (the event endpoint), `metrics` (remote write), or `*` for
  ///   all
  /// @param name as the source says it, as `octo/shop`
  /// @param environment the environment that is always meant by this name; null where the source
  ///   says it
  public record NativeName(String source, String name, @Nullable String environment) {

    public NativeName {
      requireText("names.source", source);
      requireText("names.name", name);
      if (environment != null) {
        requireText("names.environment", environment);
      }
    }

    /// Reads `github:octo/shop`, or a name alone that is meant for every source.
    public static NativeName parse(String text) {
      Matcher matcher = WITH_SOURCE.matcher(text);
      return matcher.matches()
          ? new NativeName(matcher.group(1), matcher.group(2), null)
          : new NativeName(ANY_SOURCE, text, null);
    }
  }

  public ServiceSettings {
    if (environment != null) {
      requireText("environment", environment);
    }
    names = List.copyOf(names);
    hosts = List.copyOf(hosts);
    calls = List.copyOf(calls);
  }

  private static void requireText(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "services." + field + " must not be blank but was \"" + value + "\"");
    }
  }
}
