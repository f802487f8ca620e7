package dev.weatherglass.ingest.upload;

/// The kinds of files, each with its own path.
public enum UploadFamily {
  TEST("junit"),
  LOAD_TEST("load-tests"),
  BENCHMARK("benchmarks");

  private final String word;

  UploadFamily(String word) {
    this.word = word;
  }

  /// The word in the path: `load-tests` in `/api/v1/load-tests/k6`.
  public String word() {
    return word;
  }
}
