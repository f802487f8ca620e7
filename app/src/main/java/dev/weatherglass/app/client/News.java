package dev.weatherglass.app.client;

/// Something that just happened, as the live stream tells it.
///
/// @param type `deploy`, `verdict`, `alert`, `delivery` or `reset`
/// @param json the thing as it is now, in the shape the lists have
public record News(String type, String json) {}
