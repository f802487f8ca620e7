package dev.weatherglass.app.hub;

/// The process cannot start for a reason that its user can mend; the message is one sentence.
public final class HubRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HubRefusedException(String sentence) {
    super(sentence);
  }

  public HubRefusedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
