/// The gate of a pipeline: finds the deploy that is meant, waits until it is judged, and rules.
///
/// Never here: exit codes and printing (the command's), or a judgement (the hub's).
///
/// Start at [dev.weatherglass.app.gate.DeployGate].
@NullMarked
package dev.weatherglass.app.gate;

import org.jspecify.annotations.NullMarked;
