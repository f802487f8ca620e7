package dev.weatherglass.app.access;

/// The file of tokens cannot be used; the message is one sentence that names it.
public final class TokenFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TokenFileException(String sentence) {
    super(sentence);
  }

  TokenFileException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
