/// Which reports are the same change, and which change belongs to which problem.
///
/// Changes of one service and environment whose onsets lie at most 3 buckets apart, or that carry
/// the same version within 30 minutes, are one *candidate*. Nothing here looks at a series. Start
/// with `Candidates`. Builds, tests and benchmarks become *histories*, one value per commit: start
/// with [CommitMeasures] and [History].
@NullMarked
package dev.weatherglass.core.correlate;

import org.jspecify.annotations.NullMarked;
