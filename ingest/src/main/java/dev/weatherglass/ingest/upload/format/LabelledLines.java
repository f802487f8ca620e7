package dev.weatherglass.ingest.upload.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A summary for people, as `Complete requests: 1000`: its values by their labels. Of a label that
/// comes twice the first counts.
public final class LabelledLines {

  private final Map<String, String> values = new HashMap<>();

  private LabelledLines() {}

  public static LabelledLines of(Upload upload) throws UploadException {
    var labelled = new LabelledLines();
    for (String line : upload.shortLines()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        labelled.values.putIfAbsent(key(line.substring(0, colon)), line.substring(colon + 1));
      }
    }
    return labelled;
  }

  public boolean has(String label) {
    return values.containsKey(key(label));
  }

  /// The value; null where the label is missing or has none.
  public @Nullable String text(String label) {
    String value = values.get(key(label));
    return value == null || value.isBlank() ? null : value.strip();
  }

  public @Nullable Double number(String label) {
    return Amount.number(text(label));
  }

  private static String key(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }
}
