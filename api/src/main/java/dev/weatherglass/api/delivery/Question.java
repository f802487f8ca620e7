package dev.weatherglass.api.delivery;

import dev.weatherglass.api.history.Scope;
import dev.weatherglass.core.delivery.definition.Definition;
import dev.weatherglass.core.delivery.definition.Period;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Of what delivery figures are asked for.
///
/// @param scope service, environment and what the asker may see
/// @param team whose services; null for every one's
/// @param period from when to when
/// @param definition by which words
/// @param every the length of parts that are asked for, too; null for none
public record Question(
    Scope scope,
    @Nullable String team,
    Period period,
    Definition definition,
    @Nullable Every every) {

  /// The period of the same length that ends where this one begins.
  public Period previous() {
    Duration length = Duration.between(period.from(), period.to());
    return new Period(period.from().minus(length), period.from());
  }

  /// The one environment that counts; empty for those of production.
  String environment() {
    return scope.environment() == null ? Settlement.PRODUCTION : scope.environment();
  }
}
