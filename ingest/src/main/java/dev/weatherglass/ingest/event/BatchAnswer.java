package dev.weatherglass.ingest.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the sender of a batch is told: each item's fate, in the order in which they came.
///
/// @param accepted how many are kept
/// @param rejected how many are not
/// @param items one for each item of the request
public record BatchAnswer(int accepted, int rejected, List<Item> items) {

  /// The fate of one item.
  ///
  /// @param index its place in the request, from 0
  /// @param status 202 or 400
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
      return new Item(index, 400, null, errors);
    }
  }

  /// The answer for these items.
  public static BatchAnswer of(List<Item> items) {
    int accepted = (int) items.stream().filter(item -> item.status() == 202).count();
    return new BatchAnswer(accepted, items.size() - accepted, items);
  }
}
