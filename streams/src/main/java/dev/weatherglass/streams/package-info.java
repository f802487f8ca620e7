/// The role that judges. Two Kafka Streams stages join changes, samples and ticks, step the
/// decisions of `core`, and write verdicts and problems.
///
/// Processors do one thing around one decision: get, step, put, forward. They read event time from
/// the value and never ask the clock; absence arrives as a tick. Nothing with a side effect outside
/// Kafka leaves from here, because a rebalance replays records.
@NullMarked
package dev.weatherglass.streams;

import org.jspecify.annotations.NullMarked;
