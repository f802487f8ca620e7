package dev.weatherglass.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.history.History;
import dev.weatherglass.api.rest.StreamResource;
import dev.weatherglass.app.access.Access;
import dev.weatherglass.app.access.KnownToken;
import dev.weatherglass.app.access.TokenFile;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.wire.access.Token;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The live stream behind the door; the time-out only ends a test that would wait for ever.
@Timeout(60)
class StreamVisitTest {

  private static final Duration HEARTBEAT = Duration.ofMillis(20);

  @TempDir Path directory;

  private final HttpClient client = HttpClient.newHttpClient();
  private TokenFile tokens;
  private Token kept;
  private Token revoked;
  private History history;
  private Access access;
  private Web web;

  @BeforeEach
  void start() {
    var flags = Map.of("data.directory", directory.toString(), "http.port", "0");
    tokens = new TokenFile(directory.resolve("tokens.json"));
    kept = token("grafana", 1);
    revoked = token("ci", 2);
    history = History.open(directory.resolve("history.db"), 4);
    access = Access.of(tokens, Optional.empty(), directory, () -> Instant.EPOCH);
    web =
        new Web(
            Configuration.read(Optional.empty(), Map.of(), flags).http(),
            0,
            List.of(access.doorkeeper()::routes, new StreamResource(history, HEARTBEAT)::routes));
    web.start();
  }

  @AfterEach
  void stop() {
    history.close();
    client.close();
    web.close();
    access.close();
  }

  @Test
  void a_stream_ends_when_its_token_is_revoked_and_others_go_on() throws Exception {
    try (BufferedReader theirs = open(revoked);
        BufferedReader ours = open(kept)) {
      assertThat(theirs.readLine()).startsWith("retry: ");
      assertThat(ours.readLine()).startsWith("retry: ");

      tokens.change(known -> known.stream().filter(each -> !revoked.hasHash(each.hash())).toList());

      String last = theirs.readLine();
      while (last != null) {
        last = theirs.readLine();
      }
      String next = ours.readLine();
      while (!next.startsWith(": heartbeat")) {
        next = ours.readLine();
      }
    }
  }

  @Test
  void a_head_hears_that_there_is_a_stream_and_does_not_wait_for_its_end() throws Exception {
    HttpRequest.Builder head = request(kept).HEAD();
    HttpResponse<String> answer = client.send(head.build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
  }

  private BufferedReader open(Token token) throws Exception {
    var answer = client.send(request(token).build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(Token token) {
    return HttpRequest.newBuilder(URI.create(web.url() + "/api/v1/stream"))
        .header("Authorization", "Bearer " + token.text());
  }

  private Token token(String name, long seed) {
    Token token = Token.make(new Random(seed));
    var asked = new KnownToken.Request(name, List.of("read"), List.of(), null);
    tokens.change(known ->
        Stream.concat(known.stream(), Stream.of(KnownToken.of(token, asked, Instant.EPOCH)))
            .toList());
    return token;
  }
}
