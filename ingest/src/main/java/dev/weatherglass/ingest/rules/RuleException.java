package dev.weatherglass.ingest.rules;

/// A rule file that cannot be used; the message names the file, the place in it, the value and what
/// is wrong.
public final class RuleException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  RuleException(String message) {
    super(message);
  }
}
