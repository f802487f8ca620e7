package dev.weatherglass.ingest.http;

import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import java.util.List;

/// The problems that an endpoint of ingest answers, each made in one place.
public final class Refusals {

  private Refusals() {}

  /// 400: the body cannot be used; one entry for each thing to mend.
  public static ProblemException invalid(String slug, String title, List<FieldError> errors) {
    return of(400, slug, title, errors);
  }

  /// 403: the sender is known, and may not do this; one entry for each thing it may not.
  public static ProblemException forbidden(List<FieldError> errors) {
    return of(403, "forbidden", "Not allowed", errors);
  }

  private static ProblemException of(
      int status, String slug, String title, List<FieldError> errors) {
    String detail =
        switch (errors.size()) {
          case 0 -> title;
          case 1 -> errors.getFirst().detail();
          default ->
              errors.getFirst().detail() + " (and " + (errors.size() - 1) + " more, see errors)";
        };
    return new ProblemException(
        new ProblemDetail("/problems/" + slug, title, status, detail, errors));
  }

  /// 401: the sender did not prove who it is.
  public static ProblemException unauthorized(String header, String detail) {
    return refuse(401, "unauthorized", "Not authentic", header, detail);
  }

  /// 413: more than we take.
  public static ProblemException tooLarge(String field, String detail) {
    return refuse(413, "too-large", "Too large", field, detail);
  }

  /// 415: a format that this path does not read.
  public static ProblemException unsupported(String header, String detail) {
    return refuse(415, "unsupported-media-type", "Unsupported media type", header, detail);
  }

  /// A problem with one thing to mend.
  public static ProblemException refuse(
      int status, String slug, String title, String field, String detail) {
    return new ProblemException(
        ProblemDetail.of(status, slug, title, detail, new FieldError(field, detail, null)));
  }
}
