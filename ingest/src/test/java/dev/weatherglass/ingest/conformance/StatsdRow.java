package dev.weatherglass.ingest.conformance;

import dev.weatherglass.testkit.payloads.OracleRow;
import java.util.List;

/// A row of lines that are sent over UDP.
final class StatsdRow {

  private StatsdRow() {}

  static List<String> wrong(OracleRow row, byte[] lines) {
    return List.of(row.file() + " is not compared yet");
  }
}
