/// What tests above `core` and `wire` share: example events with real-looking names, an in-process
/// Kafka, HTTP receivers that remember what they were sent.
///
/// Test scope only: no module may ship it. Real parts instead of mocks: a test that needs Kafka
/// gets a broker, one that needs a receiver gets a socket. Whatever waits here waits for the thing
/// itself, at most [Patience#LIMIT], and then fails saying what had come until then.
///
/// Start reading at [KafkaExtension] and [HttpReceiver].
@NullMarked
package dev.weatherglass.testkit;

import org.jspecify.annotations.NullMarked;
