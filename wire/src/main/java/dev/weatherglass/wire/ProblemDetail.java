package dev.weatherglass.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What went wrong with a request, as `application/problem+json` (RFC 9457).
///
/// @param type URI reference that names the kind of problem, as `/problems/invalid-event`
/// @param title the kind in a few words, the same for every occurrence
/// @param status HTTP status, 400 to 599
/// @param detail this occurrence in a sentence
/// @param errors one entry for each thing to mend; may be empty
public record ProblemDetail(
    String type, String title, int status, String detail, List<FieldError> errors) {

  /// The media type of a problem.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// One thing to mend.
  ///
  /// @param pointer JSON pointer (RFC 6901) into the body, or the name of a header or query
  ///   parameter
  /// @param detail what is wrong, naming the value that came
  /// @param item index of the item in a batch; null where the request is no batch
  public record FieldError(String pointer, String detail, @Nullable Integer item) {}

  public ProblemDetail {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be in [400, 599] but was " + status);
    }
    errors = List.copyOf(errors);
  }

  /// A problem whose kind is named by a slug: `problem(400, "invalid-query", "Invalid query", …)`.
  public static ProblemDetail of(
      int status, String slug, String title, String detail, FieldError... errors) {
    return new ProblemDetail("/problems/" + slug, title, status, detail, List.of(errors));
  }
}
