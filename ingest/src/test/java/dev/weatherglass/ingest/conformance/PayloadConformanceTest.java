package dev.weatherglass.ingest.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.ingest.conformance.ConformanceHub.Became;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.payloads.OracleRow;
import dev.weatherglass.testkit.payloads.PayloadRequest;
import dev.weatherglass.testkit.payloads.Payloads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Real payloads of real tools, sent to the real routes: each becomes the events that it should,
/// and each signature is accepted or rejected as it should be.
@Timeout(180)
@ExtendWith(KafkaExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PayloadConformanceTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-23T08:00:00Z");
  private static final String WEBHOOKS = "/webhooks/";

  private final Tally everything = new Tally();

  @AfterAll
  void print() {
    IO.println(everything.table());
  }

  @Test
  void every_payload_becomes_the_events_that_are_expected(TestKafka kafka) {
    Payloads payloads = Payloads.find();
    var tally = new Tally();

    try (var hub = new ConformanceHub(kafka)) {
      for (OracleRow row : payloads.oracle()) {
        if (row.auto() && !payloads.has(row.file())) {
          tally.missing(row.source());
        } else if (row.auto()) {
          tally.compared(row.source(), row.file(), compared(hub, payloads, row));
        }
      }
    }

    everything.add(tally);
    assertThat(tally.failures()).isEmpty();
  }

  @Test
  void every_signature_is_accepted_or_rejected_as_it_should_be(TestKafka kafka) {
    Payloads payloads = Payloads.find();
    var tally = new Tally();

    try (var hub = new ConformanceHub(kafka)) {
      for (SignatureVector vector : SignatureVector.all(payloads)) {
        if (!vector.file().startsWith("body:") && !payloads.has(vector.file())) {
          tally.missing(vector.source());
          continue;
        }
        Boolean holds = vector.holds(hub.sources(), payloads);
        tally.compared(
            vector.source(),
            vector.name(),
            holds == null
                ? List.of("no such source")
                : holds
                    ? List.of()
                    : List.of("must be " + (vector.accept() ? "accepted" : "rejected")));
      }
    }

    everything.add(tally);
    assertThat(tally.failures()).isEmpty();
  }

  /// A row that cannot be compared at all is wrong, and hides no other.
  private static List<String> compared(ConformanceHub hub, Payloads payloads, OracleRow row) {
    try {
      return wrong(hub, payloads, row);
    } catch (RuntimeException e) {
      return List.of("it cannot be compared: " + e);
    }
  }

  private static List<String> wrong(ConformanceHub hub, Payloads payloads, OracleRow row) {
    if (!row.metrics().isMissingNode()) {
      return MetricRow.wrong(hub, row, payloads.request(row));
    }
    Set<EventIdentity> before = Set.of();
    if (!row.dedupeOf().isEmpty()) {
      before = identities(sent(hub, payloads, other(payloads, row.dedupeOf())).events());
    }
    Became became = sent(hub, payloads, row);
    var wrong = new ArrayList<String>();
    if (!row.allows(became.answer().statusCode())) {
      wrong.add(
          "the answer must be %s but was %d %s"
              .formatted(row.http(), became.answer().statusCode(), became.answer().body()));
    }
    if (!became.unreadable().isEmpty()) {
      wrong.add("it is unreadable: " + became.unreadable());
    }
    long generic =
        row.events().stream()
            .filter(each -> each.path("family").asString("").equals("generic"))
            .count();
    if (generic != became.keptRaw()) {
      wrong.add("%d must be kept raw but %d were".formatted(generic, became.keptRaw()));
    }
    wrong.addAll(Comparison.compare(row, became.events()));
    if (!row.dedupeOf().isEmpty() && !before.containsAll(identities(became.events()))) {
      wrong.add("it must add nothing to " + row.dedupeOf());
    }
    return wrong;
  }

  private static OracleRow other(Payloads payloads, String file) {
    return payloads.oracle().stream()
        .filter(row -> row.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  private static Set<EventIdentity> identities(List<DeliveryEvent> events) {
    return events.stream().map(event -> event.context().identity()).collect(Collectors.toSet());
  }

  private static Became sent(ConformanceHub hub, Payloads payloads, OracleRow row) {
    PayloadRequest request = payloads.request(row);
    var headers = new TreeMap<>(request.headers());
    headers.putAll(proof(hub, row, request.body()));
    return hub.send(request.path(), headers, request.body());
  }

  private static Map<String, String> proof(ConformanceHub hub, OracleRow row, byte[] body) {
    String name =
        row.path().startsWith(WEBHOOKS)
            ? row.path().substring(WEBHOOKS.length()).replaceFirst("\\?.*", "")
            : row.path().startsWith("/pdb/") ? "puppet" : "";
    Source source = hub.sources().named(name);
    return source == null
        ? Map.of()
        : Signer.headers(source.scheme(SourceSettings.OPEN), Signer.secret(name), body, RECEIVED);
  }
}
