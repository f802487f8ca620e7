package dev.weatherglass.core.delivery;

import org.jspecify.annotations.Nullable;

/// An incident with the deployment it is put down to.
///
/// @param incident itself
/// @param deploy the deployment; null where it belongs to none
/// @param named whether the incident itself names it
/// @param leftOut why it counts for none; null where it does
public record LinkedIncident(
    Incident incident, @Nullable String deploy, boolean named, @Nullable LeftOut leftOut) {}
