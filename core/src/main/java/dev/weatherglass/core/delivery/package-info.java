/// How one service was delivered: what each deploy was (rollout, redeploy, rollback, hotfix,
/// revert), which failed and why, what repaired them, and which commits reached production first
/// with which.
///
/// Facts a newcomer gets wrong:
/// - The order is the order in which deploys finished, per environment, never that of version
///   strings: `1.9.1` after `2.0.0` may well be new.
/// - A deploy that did not succeed never runs, so nothing is ever compared with it.
/// - Nothing here depends on the order or repetition of its inputs.
///
/// Never here: a clock, I/O, JSON, a period. What counts as a number is said one package below, in
/// `definition`. Start with [DeliveryFold], then [JudgedDeployment].
@NullMarked
package dev.weatherglass.core.delivery;

import org.jspecify.annotations.NullMarked;
