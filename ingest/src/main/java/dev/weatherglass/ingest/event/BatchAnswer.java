package dev.weatherglass.ingest.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.access.Written;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the sender of a batch is told: each item's fate, in the order in which they came.
///
/// @param accepted how many are kept
/// @param rejected how many are not
/// @param items one for each item of the request
public record BatchAnswer(int accepted, int rejected, List<Item> items) {

  private static final int FORBIDDEN = 403;
  private static final FieldError EMPTY =
      new FieldError("", "the body holds no event: send at least one", null);

  /// The fate of one item.
  ///
  /// @param index its place in the request, from 0
  /// @param status 202, 400, or 403 for a service that the sender may not send for
  /// @param event what was accepted; absent for a refused item
  /// @param errors what to mend; absent for an accepted item
  public record Item(
      int index,
      int status,
      @JsonUnwrapped @Nullable EventAnswer event,
      @Nullable List<FieldError> errors) {

    /// An item that is kept.
    public static Item accepted(int index, EventAnswer event) {
      return new Item(index, 202, event, null);
    }

    static Item refused(int index, List<FieldError> errors) {
      return refused(index, 400, errors);
    }

    static Item refused(int index, int status, List<FieldError> errors) {
      List<FieldError> placed =
          errors.stream()
              .map(error -> new FieldError(error.pointer(), error.detail(), index))
              .toList();
      return new Item(index, status, null, placed);
    }
  }

  /// The problem of a request of which nothing is kept: 403 where nothing of it may be sent.
  static ProblemException nothing(List<Item> items) {
    List<FieldError> errors =
        items.stream()
            .flatMap(
                item -> Objects.requireNonNullElse(item.errors(), List.<FieldError>of()).stream())
            .toList();
    if (items.isEmpty()) {
      return Refusals.invalid("invalid-event", "Invalid event", List.of(EMPTY));
    }
    return items.stream().allMatch(item -> item.status() == FORBIDDEN)
        ? Refusals.forbidden(errors)
        : Refusals.invalid("invalid-event", "Invalid event", errors);
  }

  /// The ids of what is kept, for the audit log.
  Written written() {
    return Written.of(
        items.stream()
            .flatMap(item -> Optional.ofNullable(item.event()).stream())
            .map(EventAnswer::id)
            .toList());
  }

  /// The answer for these items.
  public static BatchAnswer of(List<Item> items) {
    int accepted = (int) items.stream().filter(item -> item.status() == 202).count();
    return new BatchAnswer(accepted, items.size() - accepted, items);
  }
}
