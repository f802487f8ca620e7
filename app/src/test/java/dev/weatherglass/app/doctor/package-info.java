/// What a doctor says of a machine, a hub and its feeds.
@NullMarked
package dev.weatherglass.app.doctor;

import org.jspecify.annotations.NullMarked;
