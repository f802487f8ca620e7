package dev.weatherglass.core.verify;

import java.time.Instant;

/// A change as it competes for the shifts of a service's series: one of the service's own, or of a
/// service that it calls.
///
/// @param verification id of its verification
/// @param service whose change it is
/// @param onset when it can first have had an effect
/// @param judged whether it is judged by this episode; others only compete
public record Contender(String verification, String service, Instant onset, boolean judged) {}
