/// Scoring of recorded deploys with labels, by the rules of the scenarios' own scorer.
///
/// Never here: how the alerts came about. Start with [DeployScore].
@NullMarked
package dev.weatherglass.bench.evaluate.scenarios;

import org.jspecify.annotations.NullMarked;
