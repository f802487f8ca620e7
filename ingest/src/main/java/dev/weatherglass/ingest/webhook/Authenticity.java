package dev.weatherglass.ingest.source;

/// Whether a request is authentic.
public sealed interface Authenticity {

  /// The signature is right.
  record Genuine() implements Authenticity {}

  /// It is not.
  ///
  /// @param header that is missing or wrong
  /// @param detail what is wrong, without saying what would be right
  record Doubtful(String header, String detail) implements Authenticity {}
}
