/// What happens on the way to production, as sealed records: the vocabulary of Weatherglass.
///
/// An event is a fact that a tool reported. It knows its identity (source, id, type), when it
/// happened, and which service and environment it is about. Facts a newcomer gets wrong:
/// - A *deploy* is an entity, not an event: all phases of one run share a [DeployEvent#deployId()].
/// - A `ChangeEvent` is about commits. What is *judged* is a [Change]: a deploy, a configuration
///   change, a flag.
/// - The time of an event is its own; when we heard of it is [EventContext#recorded()].
///
/// Nothing here reads a format or a topic. Start with [DeliveryEvent], then [EventContext].
@NullMarked
package dev.weatherglass.core.event;

import org.jspecify.annotations.NullMarked;
