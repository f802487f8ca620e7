package dev.weatherglass.ingest.webhook;

/// Whether a request is authentic.
public sealed interface Authenticity {

  /// The sender knows the secret.
  record Genuine() implements Authenticity {}

  /// It does not seem so.
  ///
  /// @param header that is missing or wrong
  /// @param detail what is wrong, without saying what would be right
  record Doubtful(String header, String detail) implements Authenticity {}

  /// The answer where what proves it is not there.
  static Authenticity missing(String header) {
    return new Doubtful(header, header + " is missing: a secret is configured");
  }

  /// The answer where what should prove it does not.
  static Authenticity wrong(String header) {
    return new Doubtful(header, header + " does not fit the body and the configured secret");
  }
}
