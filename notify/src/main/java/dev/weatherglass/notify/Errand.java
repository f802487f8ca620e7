package dev.weatherglass.notify;

import dev.weatherglass.core.alert.Problem;
import java.time.Instant;

/// One record of the alerts topic on its way through one channel.
///
/// @param problem what it says
/// @param offset where it stands in its partition
/// @param appended when it was written, by the broker's clock
/// @param tenure under which it was read
record Errand(Problem problem, long offset, Instant appended, Tenure tenure) {}
