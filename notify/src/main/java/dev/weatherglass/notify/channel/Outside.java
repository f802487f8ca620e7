package dev.weatherglass.notify.channel;

import java.time.InstantSource;

/// The world as channels reach it.
///
/// @param http one client for all of them
/// @param wallClock for signatures, never for decisions
public record Outside(HttpPost http, InstantSource wallClock) {}
