/// The parts of the door that can be looked at alone; the whole of it is in `AccessTest`.
@NullMarked
package dev.weatherglass.app.access;

import org.jspecify.annotations.NullMarked;
