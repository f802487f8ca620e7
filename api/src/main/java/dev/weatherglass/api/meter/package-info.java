/// What history shows on `/metrics`, under the names of [dev.weatherglass.wire.MetricNames].
///
/// Never here: another role's meters. Start with [dev.weatherglass.api.meter.Meters].
@NullMarked
package dev.weatherglass.api.meter;

import org.jspecify.annotations.NullMarked;
