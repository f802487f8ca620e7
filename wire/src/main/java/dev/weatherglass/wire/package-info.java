/// What other programs see by name. Topics and their keys, the JSON and protobuf forms of the
/// domain's records, the names of our own metrics: whatever would break a reader if it were
/// renamed.
///
/// Newcomers get one thing wrong: `metrics` does not carry events. A sample is a protobuf
/// `MetricBatch`; everything that *happened* is a JSON `DeliveryEvent`.
///
/// Never here: a connection, a consumer, a server. Roles do that; they meet only in these names.
@NullMarked
package dev.weatherglass.wire;

import org.jspecify.annotations.NullMarked;
