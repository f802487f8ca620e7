/// A hub as a child process, started as users start it: by the launcher, with its flags and its
/// start-up cache.
///
/// Never here: what is measured on it. Start with [HubChild].
@NullMarked
package dev.weatherglass.bench.hub;

import org.jspecify.annotations.NullMarked;
