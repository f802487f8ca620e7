/// Is our judge better, and at what false-alarm rate? Simulated noise in which nothing happens,
/// steps of known size, and scenarios with labels; ours and the peers' rules on the same series.
///
/// A share is given with its interval, a delay with the share it is of. Start with [Studies]. Never
/// here: the judge itself, and series from anywhere but a seed or a directory that is named.
@NullMarked
package dev.weatherglass.bench.evaluate;

import org.jspecify.annotations.NullMarked;
