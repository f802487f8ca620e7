/// One Kafka node inside our own process: broker and controller together, in KRaft mode. It formats
/// its directory once, starts, repairs what a power loss left half written, and stops.
///
/// Knows Kafka's server and nothing of Weatherglass: neither topics nor events, no role and no
/// configuration file. Nothing here is needed where Weatherglass runs against a cluster that is
/// already there.
///
/// Facts a newcomer gets wrong: with one replica "acknowledged" means "in the page cache", so a
/// killed process loses nothing and a power loss may (topics that must survive one set
/// `flush.messages=1`); Kafka locks its directory only after its controller has opened the metadata
/// log, so the lock that keeps two processes apart is ours ([DirectoryLock]). Kafka promises
/// nothing about the server classes used here; they are checked against one version and change only
/// with it.
///
/// Start reading at [EmbeddedBroker].
@NullMarked
package dev.weatherglass.broker;

import org.jspecify.annotations.NullMarked;
