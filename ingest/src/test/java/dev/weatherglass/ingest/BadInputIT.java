package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Topics;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What we refuse: always a problem that names the field and the value, and nothing is kept.
@Timeout(60)
@ExtendWith(KafkaExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {

  private static final String EVENTS = "/api/v1/events";
  private static final String WRITE = "/api/v1/write";

  private IngestServer hub;
  private TopicReader events;

  @BeforeAll
  void start(TestKafka kafka) {
    kafka.create(Topics.INBOX, Topics.EVENTS, Topics.METRICS, Topics.DEAD_LETTERS);
    hub = new IngestServer(kafka, Settings.OF_TESTS);
    events = kafka.read(Topics.INBOX, Topics.EVENTS, Topics.METRICS, Topics.DEAD_LETTERS);
  }

  @AfterAll
  void stop() {
    events.close();
    hub.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          application/json | {'kind':'deplyo','service':'checkout'}            | 400 | /kind        | deplyo
          application/json | {'kind':'deploy'}                                 | 400 | /service     | missing
          application/json | {'kind':'deploy','service':17}                    | 400 | /service     | 17
          application/json | {'kind':'deploy','service':'c','at':'1999-12-31T00:00:00Z'} | 400 | /at | 1999-12-31
          application/json | {'kind':'deploy','service':'c','at':'2026-11-23T08:06:00Z'} | 400 | /at | 08:06
          application/json | {'kind':                                          | 400 | ""           | not JSON
          application/json | ""                                                | 400 | ""           | empty
          application/json | []                                                | 400 | ""           | no event
          application/json | 7                                                 | 400 | ""           | 7
          application/x-www-form-urlencoded | {'kind':'deploy','service':'c'}  | 415 | Content-Type | x-www-form-urlencoded
          text/plain       | {'kind':'deploy','service':'c'}                   | 415 | Content-Type | text/plain
          application/cloudevents-batch+json | []                              | 400 | ""           | no event
          application/cloudevents+xml        | <event/>                        | 415 | Content-Type | cloudevents+xml
          application/cloudevents+json | {'specversion':'0.3','id':'1','source':'/x','type':'t'} | 400 | /specversion | 0.3
          application/cloudevents+json | {'specversion':'1.0','id':'1','source':'/x','type':'t','ext':1.5} | 400 | /ext | 1.5
          application/cloudevents+json | {'specversion':'1.0','id':'1','source':'/x'} | 400 | /type   | missing
          application/cloudevents+json | {'specversion':'1.0','id':'1','source':'/x','type':'dev.weatherglass.deploy.finished.v1','service':'c','time':'soon'} | 400 | /time | soon
          application/cloudevents+json | {'specversion':'1.0','id':'1','source':'/x','type':'dev.weatherglass.deploy.finished.v1','service':'c','data':{'deploy':{'canary':7}}} | 400 | /data/deploy/canary | 7
          """)
  void bad_input_is_refused_with_the_field_and_the_value(
      String type, String body, int status, String pointer, String shown) {
    IngestServer.Reply reply =
        hub.post(EVENTS, quoted(body).getBytes(StandardCharsets.UTF_8), "Content-Type", type);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode error = reply.json().path("errors").get(0);
    assertThat(error.path("pointer").asString()).isEqualTo(pointer);
    assertThat(error.path("detail").asString()).contains(shown);
    assertThat(events.rest()).isEmpty();
  }

  @Test
  void a_cloud_event_of_ours_whose_data_is_no_json_object_is_refused() {
    IngestServer.Reply reply =
        hub.post(
            EVENTS,
            "<run>r1</run>".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/xml",
            "ce-specversion",
            "1.0",
            "ce-id",
            "17",
            "ce-source",
            "/ci",
            "ce-type",
            "dev.weatherglass.deploy.finished.v1",
            "ce-service",
            "checkout");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("detail").asString()).contains("data must be a JSON object");
  }

  @Test
  void deep_nesting_is_refused() {
    String deep =
        "{\"kind\":\"deploy\",\"service\":\"c\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";

    IngestServer.Reply reply = hub.postJson(EVENTS, deep);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("detail").asString()).contains("depth");
  }

  @Test
  void too_large_is_413_whether_the_length_is_said_or_not() {
    byte[] large = new byte[Topics.MAX_BODY_BYTES + 1];
    IngestServer.Reply said = hub.post(EVENTS, large, "Content-Type", "application/json");
    IngestServer.Reply streamed =
        hub.post(
            EVENTS,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
            "Content-Type",
            "application/json");

    assertThat(said.status()).isEqualTo(413);
    assertThat(said.json().path("detail").asString())
        .contains(String.valueOf(Topics.MAX_BODY_BYTES), String.valueOf(large.length));
    assertThat(streamed.status()).isEqualTo(413);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          application/json       | snappy | 00               | 415 | Content-Type     | application/json
          ""                     | snappy | 00               | 415 | Content-Type     | absent
          application/x-protobuf | gzip   | 00               | 415 | Content-Encoding | gzip
          application/x-protobuf;proto=io.prometheus.write.v9.Request | snappy | 00 | 415 | Content-Type | v9
          application/x-protobuf;proto=io.prometheus.write.v2.Request | snappy | 03080a0161 | 400 | body | no series
          application/x-protobuf | snappy | ""               | 400 | body             | empty
          application/x-protobuf | snappy | ffffffffff       | 400 | body             | 0xffffffffff
          application/x-protobuf | snappy | 05ffffff         | 400 | body             | 0x05ffffff
          application/x-protobuf | snappy | ffffff7f00       | 413 | body             | 268435455
          application/x-protobuf | snappy | ff7f00           | 400 | body             | 16383
          application/x-protobuf | snappy | 0308ffffff       | 400 | body             | protobuf
          application/x-protobuf | snappy | 03082a0161       | 400 | body             | no series
          """)
  void a_bad_remote_write_is_refused_with_the_field_and_the_value(
      String type, String encoding, String hex, int status, String pointer, String shown) {
    byte[] body = HexFormat.of().parseHex(hex);
    IngestServer.Reply reply =
        type.isEmpty()
            ? hub.post(WRITE, body, "Content-Encoding", encoding)
            : hub.post(WRITE, body, "Content-Type", type, "Content-Encoding", encoding);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode error = reply.json().path("errors").get(0);
    assertThat(error.path("pointer").asString()).isEqualTo(pointer);
    assertThat(error.path("detail").asString()).contains(shown);
    assertThat(events.rest()).isEmpty();
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
