package dev.weatherglass.ingest.source;

/// A request that is not what its source sends; the message says what is wrong with it.
public final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;

  public UnreadableException(String message) {
    this("", message);
  }

  /// @param field what is wrong, as a JSON pointer; empty where it is the whole
  /// @param message what is wrong, naming the field and the value
  public UnreadableException(String field, String message) {
    super(message);
    this.field = field;
  }

  /// What is wrong, as a JSON pointer; empty where it is the whole.
  public String field() {
    return field;
  }
}
