/// Everything about one service (stage one): which reports are the same change, which changes have
/// to be told apart, and what each closed bucket says about them.
///
/// Changes of one service and environment whose onsets lie at most 3 buckets apart, or that carry
/// the same version within 30 minutes, are one *candidate*; so are a deploy and the restarts that
/// only samples show. Candidates whose windows overlap, those of the services it calls among them,
/// are one *episode*. What is told is evidence; whether it is an alarm is decided where all
/// services meet, in `alert`. No mathematics here: it is in `detect`.
///
/// Start with [ServiceJudge], then [Candidates] and [Episodes]; [Follower] tells the buckets.
/// Builds, tests and benchmarks become *histories*, one value per commit: start with
/// [CommitMeasures] and [History].
@NullMarked
package dev.weatherglass.core.correlate;

import org.jspecify.annotations.NullMarked;
