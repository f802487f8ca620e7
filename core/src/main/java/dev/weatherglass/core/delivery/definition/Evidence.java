package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.LeftOut;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that a figure counts or leaves out.
///
/// @param figure which
/// @param item what kind of thing it is
/// @param id its id in history; of a commit its sha
/// @param service whose it is
/// @param deploy the deployment it belongs to; null where it belongs to none
/// @param at when it is booked: a period holds it if it holds this instant
/// @param value what it adds: seconds of a time, 1 or 0 for a hit or miss of a rate, some
///   definitions more than 1; null where it is left out
/// @param leftOut why it does not count; null where it does
/// @param detail what the value rests on: why a deployment failed, how it was repaired, what kind
///   it is; null where there is nothing to say
public record Evidence(
    Figure figure,
    Item item,
    String id,
    String service,
    @Nullable String deploy,
    Instant at,
    @Nullable Double value,
    @Nullable LeftOut leftOut,
    @Nullable String detail) {

  /// The order of lists: by time, then so that it never depends on how it was found.
  public static final Comparator<Evidence> IN_ORDER =
      Comparator.comparing(Evidence::at)
          .thenComparing(Evidence::service)
          .thenComparing(Evidence::figure)
          .thenComparing(Evidence::item)
          .thenComparing(Evidence::id)
          .thenComparing(Evidence::deploy, Comparator.nullsFirst(Comparator.naturalOrder()));

  /// What can be counted.
  public enum Item {
    DEPLOY,
    COMMIT,
    INCIDENT,
    CHANGE;

    /// The word in answers: `deploy`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Evidence {
    if ((value == null) == (leftOut == null)) {
      throw new IllegalArgumentException("evidence must have either a value or a reason: " + id);
    }
  }

  public boolean counted() {
    return leftOut == null;
  }
}
