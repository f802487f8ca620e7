package dev.weatherglass.app.configuration;

import dev.weatherglass.api.ApiSettings;
import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.history.Database;
import dev.weatherglass.app.access.RequestLimit;
import dev.weatherglass.app.configuration.Node.Branch;
import dev.weatherglass.app.configuration.Node.Value;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.notify.channel.ChannelSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything a process was told, checked.
///
/// @param http the HTTP server
/// @param dataDirectory where everything is kept
/// @param kafka the broker
/// @param judge the numbers the judge decides by
/// @param watch what is watched
/// @param names who sends, and what they call things
/// @param channels who is told
/// @param api how history is kept and served
/// @param retention how long topics keep their records
/// @param lines the effective configuration for people, secrets masked
public record Configuration(
    HttpSettings http,
    Path dataDirectory,
    KafkaSettings kafka,
    JudgeSettings judge,
    Watch watch,
    Names names,
    List<ChannelSettings> channels,
    ApiSettings api,
    Retention retention,
    List<Line> lines) {

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
        : List.of(key.split("\\.", -1));
  }

  private static Configuration reviewed(Branch said) {
    Review review = new Review();
    Branch whole = review.of(said, Schema.ROOT);
    var binding = new Binding(review.sentences());
    Reader root = new Reader(whole);
    var http = binding.of(() -> http(root.below("http"), directory(root)));
    var data = binding.of(() -> directory(root));
    var kafka = binding.of(() -> kafka(root.below("kafka")));
    var judge = binding.of(() -> JudgeKeys.read(root.below("judge")));
    var watch = binding.of(() -> WatchRules.read(root.below("watch")));
    var names = binding.of(() -> Names.read(root));
    var channels = binding.of(() -> ChannelKeys.read(root.below("channels")));
    var api = binding.of(() -> api(root));
    var retention = binding.of(() -> Retention.read(root.below("retention")));
    binding.refuse();
    return new Configuration(
        http.get(),
        data.get(),
        kafka.get(),
        judge.get(),
        watch.get(),
        names.get(),
        channels.get(),
        api.get(),
        retention.get(),
        Lines.of(whole, Schema.ROOT));
  }

  private static Path directory(Reader root) {
    return Path.of(root.below("data").text("directory"));
  }

  private static HttpSettings http(Reader http, Path directory) {
    return new HttpSettings(
        http.text("host"),
        http.whole("port"),
        http.isOn("open"),
        http.findText("tokens")
            .map(file -> http.beside("tokens", file))
            .orElse(directory.resolve(HttpSettings.TOKENS)),
        limit(http),
        http.findText("statsd_port").stream().mapToInt(Integer::parseInt).findFirst(),
        http.findText("url"));
  }

  private static Optional<RequestLimit> limit(Reader http) {
    int perSecond = http.whole("requests_per_second");
    return perSecond == 0
        ? Optional.empty()
        : Optional.of(new RequestLimit(perSecond, http.whole("burst")));
  }

  private static KafkaSettings kafka(Reader kafka) {
    var client = new LinkedHashMap<>(kafka.values());
    client.keySet().removeAll(Set.of("port", "partitions"));
    return new KafkaSettings(kafka.whole("port"), kafka.whole("partitions"), client);
  }

  private static ApiSettings api(Reader root) {
    Reader history = root.below("history");
    return new ApiSettings(
        database(root),
        history.findTime("retention").orElse(null),
        history.time("feed_retention"),
        history.time("rollup_retention"),
        history.whole("readers"),
        history.time("heartbeat"),
        new DeliveryRules(history.time("attribution_window"), history.texts("production")));
  }

  private static Database database(Reader root) {
    Reader history = root.below("history");
    Optional<String> file = history.findText("file");
    Optional<String> url = history.findText("url");
    if (file.isPresent() && url.isPresent()) {
      throw new IllegalArgumentException("history.file and history.url exclude each other");
    }
    return url.<Database>map(Database.Server::new)
        .or(() -> file.map(path -> new Database.File(Path.of(path))))
        .orElseGet(() -> ApiSettings.defaults(directory(root)).database());
  }
}
