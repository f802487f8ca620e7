/// A year of events in history: how fast it gets there and how fast it is asked.
///
/// Never here: a hub as a child process; what is measured is the reading side alone, over a real
/// broker. Start with [dev.weatherglass.bench.history.RecordedYear].
@NullMarked
package dev.weatherglass.bench.history;

import org.jspecify.annotations.NullMarked;
