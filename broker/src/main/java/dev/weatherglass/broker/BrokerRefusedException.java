package dev.weatherglass.broker;

/// The broker cannot start for a reason that its user can mend: a taken port, a directory in use or
/// not ours, a directory that cannot be written. The message is one sentence for that user.
public final class BrokerRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerRefusedException(String sentence) {
    super(sentence);
  }

  BrokerRefusedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
