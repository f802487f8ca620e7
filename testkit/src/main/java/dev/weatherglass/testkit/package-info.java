/// What tests above `core` and `wire` share: example events with real-looking names, an in-process
/// Kafka, HTTP receivers that remember what they were sent.
///
/// Test scope only: no module may ship it. Real parts instead of mocks: a test that needs Kafka
/// gets a broker, one that needs a receiver gets a socket.
@NullMarked
package dev.weatherglass.testkit;

import org.jspecify.annotations.NullMarked;
