package dev.weatherglass.bench.load;

import dev.weatherglass.ingest.write.proto.TimeSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.xerial.snappy.Snappy;

/// Sends to a hub over HTTP. Safe for all threads.
public final class HubSender implements AutoCloseable {

  private static final int OK_FROM = 200;
  private static final int OK_TO = 300;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI hub;

  public HubSender(URI hub) {
    this.hub = hub;
  }

  /// A deploy in the native form.
  public record Deploy(String kind, String service, String version) {

    public static Deploy of(String service, String version) {
      return new Deploy("deploy", service, version);
    }
  }

  /// Remote write 1.0.
  ///
  /// @return `nanoTime` at which the 2xx was read
  public long write(Stream<TimeSeries> series) throws IOException, InterruptedException {
    WriteRequest.Builder request = WriteRequest.newBuilder();
    series.forEach(request::addTimeseries);
    return send(
        HttpRequest.newBuilder(hub.resolve("/api/v1/write"))
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "snappy")
            .header("X-Prometheus-Remote-Write-Version", "0.1.0")
            .POST(BodyPublishers.ofByteArray(Snappy.compress(request.build().toByteArray())))
            .build());
  }

  /// Reports a deploy that happens now.
  ///
  /// @return `nanoTime` at which the 2xx was read
  public long report(Deploy deploy) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(hub.resolve("/api/v1/events"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.write(deploy)))
            .build());
  }

  private long send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    long now = System.nanoTime();
    if (answer.statusCode() < OK_FROM || answer.statusCode() >= OK_TO) {
      throw new IllegalStateException(
          request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return now;
  }

  @Override
  public void close() {
    client.close();
  }
}
