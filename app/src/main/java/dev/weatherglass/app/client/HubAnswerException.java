package dev.weatherglass.app.client;

/// The hub refused a request, or did not answer; the message says which and why.
public final class HubAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /// @param status of HTTP; 0 where nobody answered
  public HubAnswerException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  public int status() {
    return status;
  }

  /// Whether the same request may succeed later.
  public boolean mayPass() {
    return status == 0 || status == 429 || status >= 500;
  }
}
