package dev.weatherglass.ingest.source;

/// A request that is not what its source sends; the message says what is wrong with it.
public final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }
}
