package dev.weatherglass.core.alert;

import java.time.Instant;
import java.util.List;

/// That nobody wants to be told about some alerts for a while, in the form of Alertmanager. The
/// record with the latest `updatedAt` under an id holds; one that was ended early has an `endsAt`
/// that is past.
///
/// @param id not blank
/// @param matchers all of which an alert must match; at least one
/// @param startsAt from when
/// @param endsAt until when; not before `startsAt`
/// @param createdBy who wants it
/// @param comment why
/// @param updatedAt when this record was written
public record Silence(
    String id,
    List<Matcher> matchers,
    Instant startsAt,
    Instant endsAt,
    String createdBy,
    String comment,
    Instant updatedAt)
    implements Command {

  /// A condition on one label.
  ///
  /// @param name of the label; not blank
  /// @param value what it is compared with; a missing label is an empty one
  /// @param isRegex whether the value is a regular expression, for the whole of the label
  /// @param isEqual whether it must match, or must not
  public record Matcher(String name, String value, boolean isRegex, boolean isEqual) {

    public Matcher {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name of a matcher must not be blank");
      }
    }
  }

  public Silence {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id must not be blank");
    }
    matchers = List.copyOf(matchers);
    if (matchers.isEmpty()) {
      throw new IllegalArgumentException("matchers must not be empty");
    }
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException(
          "endsAt must not be before startsAt " + startsAt + " but was " + endsAt);
    }
  }

  @Override
  public String subject() {
    return id;
  }
}
