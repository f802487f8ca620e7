package dev.weatherglass.app.configuration;

/// A value that the review has refused is read all the same.
final class MissingValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingValueException(String key) {
    super("no value for " + key);
  }
}
