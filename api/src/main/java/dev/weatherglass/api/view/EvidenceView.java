package dev.weatherglass.api.view;

import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.definition.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that a figure counts or leaves out.
///
/// @param figure which: `changeFailRate`, …
/// @param kind what it is: `deploy`, `commit`, `incident`, `change`
/// @param id its id in history; of a commit its sha
/// @param deploy the deployment that it belongs to; absent where it belongs to none
/// @param at when it is booked
/// @param value what it adds: seconds of a time, 1 or 0 for a hit or miss of a rate; absent where
///   it is left out
/// @param leftOut why it does not count; absent where it does
/// @param detail what the value rests on: why it failed, how it was repaired, what it was
public record EvidenceView(
    String figure,
    String kind,
    String id,
    String service,
    @Nullable String deploy,
    Instant at,
    boolean counted,
    @Nullable Double value,
    @Nullable String leftOut,
    @Nullable String detail) {

  public static EvidenceView of(Evidence evidence) {
    @Nullable LeftOut reason = evidence.leftOut();
    return new EvidenceView(
        evidence.figure().word(),
        evidence.item().word(),
        evidence.id(),
        evidence.service(),
        evidence.deploy(),
        evidence.at(),
        evidence.counted(),
        evidence.value(),
        reason == null ? null : reason.word(),
        evidence.detail());
  }
}
