package dev.weatherglass.ingest.rules;

import java.util.List;

/// What came of a sample.
///
/// @param source the source's name
/// @param sample the sample's name
/// @param differences what is not as the sample wants it, a sentence each; empty where all is well
public record SampleResult(String source, String sample, List<String> differences) {

  public SampleResult {
    differences = List.copyOf(differences);
  }

  public boolean ok() {
    return differences.isEmpty();
  }
}
