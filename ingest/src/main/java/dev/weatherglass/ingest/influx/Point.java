package dev.weatherglass.ingest.influx;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line.
///
/// @param measurement not empty
/// @param tags by key, in the order they were sent; may be empty
/// @param fields numbers by key, truth as 1 and 0; texts are left out, so it may be empty
/// @param time in the request's precision; null where the line has none
record Point(
    String measurement,
    Map<String, String> tags,
    Map<String, Double> fields,
    @Nullable Long time) {}
