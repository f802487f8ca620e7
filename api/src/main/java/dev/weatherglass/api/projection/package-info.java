/// From the topics into history: one plain consumer, one thread, one transaction per batch.
///
/// The projection never commits to Kafka: positions live in history and move in the transaction
/// that writes what was read up to them. So a crash repeats nothing and loses nothing, and reading
/// everything again changes nothing. A record that cannot be read is logged, counted and passed.
///
/// Never here: a question, an answer. Start with [dev.weatherglass.api.projection.Projection].
@NullMarked
package dev.weatherglass.api.projection;

import org.jspecify.annotations.NullMarked;
