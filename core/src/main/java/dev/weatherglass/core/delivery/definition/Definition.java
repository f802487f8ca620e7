package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.Rules;
import java.util.List;

/// What the figures of software delivery mean. A value without state; threads may share it.
public interface Definition {

  /// The word that asks for it: `dora`.
  String name();

  /// How much of history [#evidence] must be given.
  Reach reach();

  /// The figure's formula, for people.
  String formula(Figure figure, Rules rules);

  /// All that counts and all that is left out, booked at any time, in the order of
  /// [Evidence#IN_ORDER].
  List<Evidence> evidence(Scope scope);

  /// The figures of a period.
  ///
  /// @param evidence of this definition; what the period does not hold is passed over
  Summary summary(Period period, List<Evidence> evidence);
}
