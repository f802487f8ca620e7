package dev.weatherglass.ingest.upload.test;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.XmlText;

/// What the attributes of a suite say of its cases.
record JUnitCounts(int total, int failed, int errors, int skipped) {

  static final JUnitCounts NONE = new JUnitCounts(0, 0, 0, 0);

  private static final int MOST = 10_000_000;

  /// Reads the attributes; what is missing counts as none.
  static JUnitCounts of(XmlText attributes) {
    int failed = count(attributes, "failures", "failed");
    int errors = count(attributes, "errors", "errored");
    int skipped = count(attributes, "skipped", "skips", "skip", "disabled", "ignored");
    int total = count(attributes, "tests", "total");
    return new JUnitCounts(Math.max(total, failed + errors + skipped), failed, errors, skipped);
  }

  JUnitCounts plus(JUnitCounts other) {
    return new JUnitCounts(
        total + other.total, failed + other.failed, errors + other.errors, skipped + other.skipped);
  }

  private static int count(XmlText attributes, String... names) {
    for (String name : names) {
      Double count = Amount.number(attributes.attribute(name));
      if (count != null) {
        return (int) Math.clamp(count, 0, MOST);
      }
    }
    return 0;
  }
}
