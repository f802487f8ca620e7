/// The reading side of a whole hub, as scripts and people use it: what was imported is read over
/// REST and by commands. All tests here share one hub.
@NullMarked
package dev.weatherglass.app.reading;

import org.jspecify.annotations.NullMarked;
