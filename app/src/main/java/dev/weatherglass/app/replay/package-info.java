/// Judging offline: recorded events and samples in, verdicts and alerts out, without Kafka and
/// without a clock.
///
/// The judge is the one that the streams run; the same input gives the same output to the byte.
/// Start with [Scenario] for directories of scenarios and `Recording` for files of JSON lines.
@NullMarked
package dev.weatherglass.app.replay;

import org.jspecify.annotations.NullMarked;
