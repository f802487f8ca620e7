/// OpenTelemetry metrics over HTTP: protobuf or JSON in, batches under the names that Prometheus
/// would show out.
///
/// Facts a newcomer gets wrong: a request of which some points are bad is answered 200, and says
/// how many; a sender loses its data on 500, so our own faults are 503; in JSON 64-bit numbers are
/// mostly strings and enums are numbers; a point may say that there is no value, which is a gap and
/// not a zero.
///
/// Never here: which series are watched. Start with [OtlpResource], then [OtlpDecoder].
@NullMarked
package dev.weatherglass.ingest.otlp;

import org.jspecify.annotations.NullMarked;
