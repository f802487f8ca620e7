/// The health of continuous integration: what fails since when, what got slower, which tests cannot
/// be trusted, how long people wait for an answer.
///
/// Every function here takes a set and says the same whatever the order and however often something
/// is in it. Facts a newcomer gets wrong:
/// - A build or a test run is a *result* only if it passed or failed: what was cancelled or skipped
///   says nothing ([dev.weatherglass.core.delivery.ci.Result]).
/// - A test is flaky when one state of the software made it pass and fail. A test that failed until
///   somebody mended it is not.
/// - The policy of medians is for histories that are too short for the judge of commits, and never
///   contradicts it ([dev.weatherglass.core.delivery.ci.DurationVerdict]).
///
/// Never here: which builds are kept where, the shape of an answer. Start with
/// [dev.weatherglass.core.delivery.ci.PipelineHealth] and
/// [dev.weatherglass.core.delivery.ci.FlakyTests].
@NullMarked
package dev.weatherglass.core.delivery.ci;

import org.jspecify.annotations.NullMarked;
