package dev.weatherglass.core.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change as it competes for the shifts of a service's series: one of the service's own, or of a
/// service that it calls.
///
/// @param verification id of its verification
/// @param service whose change it is
/// @param onset when it can first have had an effect
/// @param judged whether it is judged by this episode; others only compete
/// @param version what it brought; null where nobody said
public record Contender(
    String verification, String service, Instant onset, boolean judged, @Nullable String version) {}
