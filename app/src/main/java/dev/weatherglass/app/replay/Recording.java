package dev.weatherglass.app.replay;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.event.EventDecoder;
import dev.weatherglass.ingest.event.EventDecoder.Bad;
import dev.weatherglass.ingest.event.EventDecoder.Good;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A file of JSON lines: events in the native form, and samples as
/// `{"kind":"sample","at":…,"service":…,"environment":…,"metric":…,"labels":{…},"value":…}`.
///
/// @param entries in order of event time; what happened at one instant stays in the order of the
///   file
record Recording(List<Entry> entries) {

  private static final String SAMPLE = "sample";

  /// One line.
  sealed interface Entry {
    Instant at();
  }

  /// Something happened; it is taken to have been told at once.
  record Event(DeliveryEvent event) implements Entry {
    @Override
    public Instant at() {
      return event.context().at();
    }
  }

  /// A value was measured.
  record Measured(
      Instant at,
      String service,
      String environment,
      String metric,
      Map<String, String> labels,
      double value)
      implements Entry {}

  /// Reads a file.
  ///
  /// @throws IllegalArgumentException naming every line that is neither an event nor a sample, and
  ///   why
  static Recording read(Path file, ServiceNames names) throws IOException {
    var decoder = new EventDecoder(names, () -> "");
    var entries = new ArrayList<Entry>();
    var errors = new ArrayList<String>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          entries.add(entry(Json.MAPPER.readTree(lines.get(i)), decoder, names, "line-" + (i + 1)));
        } catch (JacksonException | IllegalArgumentException e) {
          errors.add("line " + (i + 1) + ": " + e.getMessage());
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(file + ":\n  " + String.join("\n  ", errors));
    }
    entries.sort(Comparator.comparing(Entry::at));
    return new Recording(List.copyOf(entries));
  }

  private static Entry entry(
      JsonNode node, EventDecoder decoder, ServiceNames names, String otherwiseId) {
    if (node.path("kind").asString("").equals(SAMPLE)) {
      return sample(node, names);
    }
    return switch (decoder.decode(node, at(node), otherwiseId)) {
      case Good(DeliveryEvent event) -> new Event(event);
      case Bad(List<FieldError> wrong) ->
          throw new IllegalArgumentException(
              wrong.stream()
                  .map(error -> error.pointer() + " " + error.detail())
                  .collect(Collectors.joining("; ")));
    };
  }

  private static Measured sample(JsonNode node, ServiceNames names) {
    ServiceNames.Place place =
        names.place(
            EventDecoder.SOURCE, text(node, "service"), node.path("environment").asString(""));
    JsonNode value = node.path("value");
    if (!value.isNumber()) {
      throw new IllegalArgumentException("/value must be a number but was " + value);
    }
    var labels = new TreeMap<String, String>();
    node.path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return new Measured(
        at(node),
        place.service(),
        place.environment(),
        text(node, "metric"),
        labels,
        value.asDouble());
  }

  private static Instant at(JsonNode node) {
    String at = text(node, "at");
    try {
      return Instant.parse(at);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "/at must be an instant as 2026-11-23T08:00:00Z but was " + at, e);
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString() || value.asString().isBlank()) {
      throw new IllegalArgumentException(
          "/"
              + field
              + " must be text but was "
              + (value.isMissingNode() ? "missing" : value.toString()));
    }
    return Objects.requireNonNull(value.asString());
  }
}
