/// One Kafka node inside our own process: broker and controller together, in KRaft mode, bound to
/// 127.0.0.1. It formats its directory once, starts, repairs what a power loss left half written,
/// and stops.
///
/// Knows Kafka's server and nothing of Weatherglass: neither topics nor events. Nothing here is
/// needed where Weatherglass runs against a cluster that is already there.
///
/// Kafka promises nothing about the server classes used here; they are checked against one version
/// and change only with it.
@NullMarked
package dev.weatherglass.broker;

import org.jspecify.annotations.NullMarked;
