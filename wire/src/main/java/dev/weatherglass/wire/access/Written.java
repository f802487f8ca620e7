package dev.weatherglass.wire.access;

import java.util.List;

/// What a request wrote, as the resource tells it to the audit log: how much, and which where those
/// are few. Never what it was about.
///
/// @param items how many events, samples or bodies were kept; not negative
/// @param ids of the events, or of what was changed; empty for what has none, and where there are
///   more than [#MAX_IDS]
public record Written(int items, List<String> ids) {

  /// Under which a request carries it.
  public static final String ATTRIBUTE = "weatherglass.written";

  /// So many ids are told.
  public static final int MAX_IDS = 10;

  public Written {
    if (items < 0) {
      throw new IllegalArgumentException("items must not be negative but was " + items);
    }
    ids = ids.size() > MAX_IDS ? List.of() : List.copyOf(ids);
  }

  /// Things with ids.
  public static Written of(List<String> ids) {
    return new Written(ids.size(), ids);
  }
}
