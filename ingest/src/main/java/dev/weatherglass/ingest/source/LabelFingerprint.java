package dev.weatherglass.ingest.source;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/// The fingerprint that Prometheus and Alertmanager give a set of labels: 64-bit FNV-1a (Fowler,
/// Noll and Vo; RFC 9923) over the sorted names and values, each followed by the byte 255, in 16
/// hex digits. So an alert is the same whether Prometheus or an Alertmanager tells of it.
final class LabelFingerprint {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SEPARATOR = 255;

  private LabelFingerprint() {}

  /// @param labels a label without a value is none
  static String of(SortedMap<String, String> labels) {
    long hash = OFFSET;
    for (var label : labels.entrySet()) {
      if (!label.getValue().isEmpty()) {
        hash = add(add(hash, label.getKey()), label.getValue());
      }
    }
    return "%016x".formatted(hash);
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      sum = (sum ^ (each & 0xff)) * PRIME;
    }
    return (sum ^ SEPARATOR) * PRIME;
  }
}
