/// InfluxDB's line protocol over HTTP, as Telegraf and others write it: each numeric field of a
/// point becomes a sample of the series `measurement_field` with the point's tags as labels.
///
/// Facts a newcomer gets wrong: a time may be missing, and then the point is of now; a line break
/// may be part of a text; what a backslash means depends on where it stands.
///
/// Never here: which series are watched. Start with [InfluxResource], then [LineParser].
@NullMarked
package dev.weatherglass.ingest.influx;

import org.jspecify.annotations.NullMarked;
