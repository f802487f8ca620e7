package dev.weatherglass.core.alert;

import dev.weatherglass.core.event.Change;
import java.util.List;

/// A change that may be to blame.
///
/// @param change the change
/// @param probability posterior share of the blame, in [0, 1]
/// @param reasons why, in plain words
public record Suspect(Change change, double probability, List<String> reasons) {

  public Suspect {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in [0, 1] but was " + probability);
    }
    reasons = List.copyOf(reasons);
  }
}
