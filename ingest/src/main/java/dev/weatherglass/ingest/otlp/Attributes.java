package dev.weatherglass.ingest.otlp;

import dev.weatherglass.ingest.otlp.proto.AnyValue;
import dev.weatherglass.ingest.otlp.proto.KeyValue;
import dev.weatherglass.ingest.series.SeriesLimits;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Attributes as labels.
final class Attributes {

  private Attributes() {}

  /// The attributes as text, by key. Of a key that comes twice the first one counts.
  static Map<String, String> texts(List<KeyValue> attributes) {
    var texts = new TreeMap<String, String>();
    attributes.forEach(
        attribute -> texts.putIfAbsent(attribute.getKey(), text(attribute.getValue())));
    return texts;
  }

  /// Adds a point's attributes to labels. Where two keys become one label their values are joined
  /// by `;`.
  ///
  /// @return what is wrong with them; null where nothing is
  static @Nullable String addTo(Map<String, String> labels, List<KeyValue> attributes) {
    if (attributes.size() > SeriesLimits.LABELS) {
      return "must have at most %d attributes but had %d"
          .formatted(SeriesLimits.LABELS, attributes.size());
    }
    var own = new TreeMap<String, String>();
    for (Map.Entry<String, String> text : texts(attributes).entrySet()) {
      String name = PrometheusNames.label(text.getKey());
      if (name.length() > SeriesLimits.NAME) {
        return "must have keys of at most %d characters but one had %d"
            .formatted(SeriesLimits.NAME, name.length());
      }
      if (text.getValue().length() > SeriesLimits.VALUE) {
        return "%s must have at most %d characters but had %d"
            .formatted(name, SeriesLimits.VALUE, text.getValue().length());
      }
      if (!name.isEmpty() && !text.getValue().isEmpty()) {
        own.merge(name, text.getValue(), (one, other) -> one + ";" + other);
      }
    }
    labels.putAll(own);
    return null;
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> String.valueOf(value.getBoolValue());
      case INT_VALUE -> String.valueOf(value.getIntValue());
      case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream()
              .map(Attributes::text)
              .collect(Collectors.joining(",", "[", "]"));
      case KVLIST_VALUE ->
          value.getKvlistValue().getValuesList().stream()
              .map(pair -> pair.getKey() + "=" + text(pair.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case BYTES_VALUE -> Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
      case VALUE_NOT_SET -> "";
    };
  }
}
