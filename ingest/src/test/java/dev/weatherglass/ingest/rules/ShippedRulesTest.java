package dev.weatherglass.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.source.Decoded;
import dev.weatherglass.ingest.source.UnreadableException;
import dev.weatherglass.ingest.webhook.Delivery;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The contract of every rule file that we ship.
class ShippedRulesTest {

  @TestFactory
  Stream<DynamicTest> every_sample_gives_what_it_expects() {
    return ShippedRules.all().stream()
        .flatMap(source -> source.check().stream())
        .map(result ->
            DynamicTest.dynamicTest(
                result.source() + ": " + result.sample(),
                () -> assertThat(result.differences()).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> a_repetition_makes_the_same_event_whenever_it_comes() {
    return ShippedRules.all().stream()
        .flatMap(source ->
            source.samples().stream()
                .map(sample ->
                    DynamicTest.dynamicTest(
                        source.name() + ": " + sample.name(),
                        () ->
                            assertThat(ids(source, sample, "2099-01-01T00:00:00Z"))
                                .isEqualTo(ids(source, sample, "2099-06-01T00:00:00Z")))));
  }

  @Test
  void every_file_has_its_line_in_the_catalogue_and_carries_samples()
      throws IOException, URISyntaxException {
    var place = Objects.requireNonNull(ShippedRules.class.getResource("codeship.yaml")).toURI();
    try (Stream<Path> files = Files.list(Objects.requireNonNull(Path.of(place).getParent()))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.endsWith(".yaml")))
          .containsExactlyInAnyOrderElementsOf(
              ShippedRules.NAMES.stream().map(name -> name + ".yaml").toList());
    }
    assertThat(ShippedRules.all())
        .allSatisfy(source -> assertThat(source.samples()).hasSizeGreaterThan(1))
        .extracting(RuleSource::name)
        .containsExactlyElementsOf(ShippedRules.NAMES);
  }

  private static List<EventIdentity> ids(RuleSource source, Sample sample, String received)
      throws UnreadableException {
    var delivery =
        new Delivery(
            source.name(),
            sample.headers(),
            sample.query(),
            sample.body().getBytes(StandardCharsets.UTF_8),
            Instant.parse(received));
    return source.decode(delivery, new ServiceNames(Map.of(), "production"))
            instanceof Decoded.Events(List<DeliveryEvent> events)
        ? events.stream().map(event -> event.context().identity()).toList()
        : List.of();
  }
}
