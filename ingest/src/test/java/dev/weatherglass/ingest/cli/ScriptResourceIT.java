package dev.weatherglass.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ScriptResourceIT {

  @Test
  void the_hub_hands_out_the_script() throws Exception {
    Javalin server =
        Javalin.create(config -> new ScriptResource().routes(config.routes)).start("127.0.0.1", 0);
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/cli/weatherglass-event");

      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/x-shellscript");
      assertThat(answer.body()).startsWith("#!/bin/sh\n").doesNotContain("\r", "@CI_TABLE@");
    } finally {
      server.stop();
    }
  }
}
