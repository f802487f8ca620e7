package dev.weatherglass.ingest.upload.format;

/// A file that cannot be read; the message says what is wrong with which value, and what to send
/// instead where that is known.
public final class UploadException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Why why;
  private final String field;

  /// What is wrong with the file.
  public enum Why {
    /// It breaks the rules of its own format.
    MALFORMED,
    /// It is a proper file of another kind.
    OTHER_KIND
  }

  private UploadException(Why why, String field, String message) {
    super(message);
    this.why = why;
    this.field = field;
  }

  /// The file breaks the rules of its own format.
  public static UploadException malformed(String message) {
    return new UploadException(Why.MALFORMED, "body", message);
  }

  /// A query parameter is missing or wrong for this file.
  public static UploadException parameter(String name, String message) {
    return new UploadException(Why.MALFORMED, name, message);
  }

  /// It is a file of another kind than the path says.
  public static UploadException otherKind(String message) {
    return new UploadException(Why.OTHER_KIND, "body", message);
  }

  public Why why() {
    return why;
  }

  /// What to mend: `body`, or the name of a query parameter.
  public String field() {
    return field;
  }
}
