/// What comes twice, late or in another order leaves the same history.
@NullMarked
package dev.weatherglass.app.repeats;

import org.jspecify.annotations.NullMarked;
