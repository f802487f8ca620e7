package dev.weatherglass.app.show;

import dev.weatherglass.app.house.Repository;
import dev.weatherglass.broker.Ports;
import dev.weatherglass.testkit.Patience;
import dev.weatherglass.wire.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A real Prometheus in a process of its own, with the configuration that we ship
/// (`grafana/prometheus.yml`): only the addresses are other ones, one service is scraped, too, and
/// everything is done each second.
final class PrometheusProcess implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String READY = "Server is ready to receive web requests";
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Process process;
  private final Thread kill;
  private final String url;
  private final HttpClient http = HttpClient.newHttpClient();

  private PrometheusProcess(Process process, String url) {
    this.process = process;
    this.url = url;
    this.kill = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(kill);
  }

  /// The program, where there is one on the `PATH`.
  static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "prometheus"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Returns when it answers.
  ///
  /// @param directory for its configuration and all it keeps
  /// @param hub address of the hub: scraped, and sent all samples but its own
  /// @param job under which the service is scraped
  /// @param service `host:port`
  static PrometheusProcess start(Path directory, URI hub, String job, String service)
      throws IOException {
    Path file = Files.createDirectories(directory).resolve("prometheus.yml");
    YAML.writeValue(file, configuration(hub, job, service));
    String address = HOST + ":" + Ports.anyFree(HOST);
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + directory.resolve("tsdb"),
                "--web.listen-address=" + address)
            .redirectErrorStream(true)
            .start();
    var prometheus = new PrometheusProcess(process, "http://" + address);
    prometheus.awaitReady();
    return prometheus;
  }

  private static ObjectNode configuration(URI hub, String job, String service) {
    ObjectNode shipped = (ObjectNode) YAML.readTree(Repository.text("grafana/prometheus.yml"));
    shipped.withObject("/global").put("scrape_interval", "1s");
    ArrayNode scraped = (ArrayNode) shipped.path("scrape_configs");
    target((ObjectNode) scraped.get(0), hub.getAuthority());
    target(scraped.addObject().put("job_name", job), service);
    ObjectNode remote = (ObjectNode) shipped.path("remote_write").get(0);
    remote.put("url", hub.resolve("/api/v1/write").toString());
    remote.putObject("queue_config").put("batch_send_deadline", "1s").put("max_shards", 1);
    return shipped;
  }

  private static void target(ObjectNode job, String address) {
    job.putArray("static_configs").addObject().putArray("targets").add(address);
  }

  /// Reads what it says until it is ready, and lets it talk on.
  private void awaitReady() throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    String line = said.readLine();
    while (line != null && !line.contains(READY)) {
      lines.add(line);
      line = said.readLine();
    }
    if (line == null) {
      close();
      throw new AssertionError("Prometheus ended: " + String.join("\n", lines));
    }
    Thread.ofVirtual().name("prometheus").start(() -> letTalk(said));
  }

  private static void letTalk(BufferedReader said) {
    try (said) {
      while (said.readLine() != null) {
        // It would stop where nobody reads what it says.
      }
    } catch (IOException _) {
      // Ended.
    }
  }

  /// What time it is there.
  Instant now() throws IOException, InterruptedException {
    JsonNode scalar = ask("/api/v1/query", "query", "time()").path("result");
    return Instant.ofEpochMilli(Math.round(Double.parseDouble(scalar.get(0).asString()) * 1000));
  }

  /// The numbers that a query has between two instants, second by second; never `NaN`. Empty where
  /// a panel would stay empty.
  ///
  /// @throws AssertionError if it is not a query
  List<Double> numbers(String expression, Instant from, Instant to)
      throws IOException, InterruptedException {
    JsonNode found =
        ask(
            "/api/v1/query_range",
            "query",
            expression,
            "start",
            from.toString(),
            "end",
            to.toString(),
            "step",
            "1");
    return found
        .path("result")
        .valueStream()
        .flatMap(series -> series.path("values").valueStream())
        .map(point -> point.get(1).asString())
        .filter(text -> !text.equals("NaN"))
        .map(text -> text.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text))
        .toList();
  }

  private JsonNode ask(String path, String... parameters) throws IOException, InterruptedException {
    var query = new ArrayList<String>();
    for (int i = 0; i < parameters.length; i += 2) {
      query.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    URI uri = URI.create(url + path + "?" + String.join("&", query));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Patience.LIMIT).build();
    JsonNode answer = Json.MAPPER.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    if (!answer.path("status").asString("").equals("success")) {
      throw new AssertionError(uri + " was answered " + answer);
    }
    return answer.path("data");
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(kill);
  }
}
