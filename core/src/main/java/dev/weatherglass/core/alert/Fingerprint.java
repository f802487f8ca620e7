package dev.weatherglass.core.alert;

import dev.weatherglass.core.event.StableId;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The identity of an alert: the first 16 hex digits of SHA-256 over its sorted labels.
public final class Fingerprint {

  private static final int BYTES = 8;

  private Fingerprint() {}

  /// The fingerprint of a label set; independent of the order in which labels were put.
  public static String of(Map<String, String> labels) {
    String sorted =
        new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> label.getKey() + '\u001f' + label.getValue())
                .collect(Collectors.joining("\u001e"));
    return HexFormat.of().formatHex(StableId.sha256(sorted), 0, BYTES);
  }
}
