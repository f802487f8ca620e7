/// Ways to decide that a change made a series worse: ours, and the rules that other tools use, with
/// their real constants, each as fair as we could make it.
///
/// A [Statistic] says how bad a series looks at each bucket since the change; a [Rule] is a
/// statistic, how long it has to persist, and a threshold. [Peers] is the catalogue. Never here:
/// where series come from, and what is counted.
@NullMarked
package dev.weatherglass.bench.evaluate.peers;

import org.jspecify.annotations.NullMarked;
