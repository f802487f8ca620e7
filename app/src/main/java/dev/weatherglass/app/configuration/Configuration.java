package dev.weatherglass.app.configuration;

import dev.weatherglass.app.configuration.Node.Branch;
import dev.weatherglass.app.configuration.Node.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything a process was told, checked.
///
/// @param http the HTTP server
/// @param dataDirectory where everything is kept
/// @param kafka the broker
/// @param lines the effective configuration for people, secrets masked
public record Configuration(
    HttpSettings http, Path dataDirectory, KafkaSettings kafka, List<Line> lines) {

  /// One effective value.
  ///
  /// @param key its path, as `http.port`
  /// @param value as text; `***` for a secret
  /// @param origin where it comes from
  public record Line(String key, String value, Origin origin) {}

  /// Reads file, variables and flags, in rising order of precedence.
  ///
  /// @param file the configuration file; empty where there is none
  /// @param environment the environment variables
  /// @param flags keys and values from the command line
  /// @throws ConfigurationException telling everything that is wrong at once
  public static Configuration read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
    Node said = file.<Node>map(ConfigurationFile::read).orElseGet(Branch::empty);
    said = Node.over(said, Variables.read(environment, Schema.ROOT));
    said = Node.over(said, flags(flags));
    return reviewed((Branch) said);
  }

  private static Node flags(Map<String, String> flags) {
    Node all = Branch.empty();
    for (var flag : flags.entrySet()) {
      Value value = Value.of(flag.getValue(), new Origin.Flag("command line"));
      all = Node.over(all, Node.at(path(flag.getKey()), value));
    }
    return all;
  }

  private static List<String> path(String key) {
    return key.startsWith("kafka.")
        ? List.of("kafka", key.substring("kafka.".length()))
        : List.of(key.split("\\."));
  }

  private static Configuration reviewed(Branch said) {
    Review review = new Review();
    Branch whole = review.of(said, Schema.ROOT);
    List<String> sentences = new ArrayList<>(review.sentences());
    Reader root = new Reader(whole);
    HttpSettings http = bind(sentences, () -> http(root.below("http")));
    KafkaSettings kafka = bind(sentences, () -> kafka(root.below("kafka")));
    if (http == null || kafka == null || !sentences.isEmpty()) {
      throw new ConfigurationException(sentences);
    }
    return new Configuration(
        http, Path.of(root.below("data").text("directory")), kafka, Lines.of(whole, Schema.ROOT));
  }

  /// A record that refuses its values says so next to everything else that is wrong.
  private static <T> @Nullable T bind(List<String> sentences, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      sentences.add(String.valueOf(e.getMessage()));
      return null;
    } catch (IllegalStateException _) {
      return null; // a value the review has already refused
    }
  }

  private static HttpSettings http(Reader http) {
    return new HttpSettings(
        http.text("host"), http.whole("port"), http.isOn("open"), http.findText("url"));
  }

  private static KafkaSettings kafka(Reader kafka) {
    var client = new LinkedHashMap<>(kafka.values());
    client.keySet().removeAll(Set.of("port", "partitions"));
    return new KafkaSettings(kafka.whole("port"), kafka.whole("partitions"), client);
  }
}
