/// Prometheus remote write 1.0 and 2.0: snappy and protobuf in, one metric batch per service and
/// environment out.
///
/// Facts a newcomer gets wrong: the end of a series is a NaN with particular bits, which
/// `doubleToLongBits` loses; a body of another version parses to an empty message without an error;
/// a sender drops the whole request on 400, so what is good in it is written before we say so.
///
/// Never here: which series are watched. Start with [WriteResource], then [WriteDecoder].
@NullMarked
package dev.weatherglass.ingest.write;

import org.jspecify.annotations.NullMarked;
