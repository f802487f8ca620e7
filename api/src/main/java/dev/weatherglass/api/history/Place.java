package dev.weatherglass.api.history;

import java.time.Instant;

/// Where a row stands in a list that is ordered newest first, then by id: the end of one page is
/// the start of the next, whatever was added meanwhile.
///
/// @param time the row's time, whole milliseconds
/// @param id what tells rows of one time apart
public record Place(Instant time, String id) {}
