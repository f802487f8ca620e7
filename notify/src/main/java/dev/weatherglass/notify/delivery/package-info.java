/// What to tell whom, decided without telling anybody: pure functions over what was told before.
///
/// One record per problem and channel is enough to know everything: transitions of a problem are
/// told one after the other in event time, so the record of the last one says that all before it
/// are done. Never here: Kafka, HTTP, a clock. Start with [Ledger].
@NullMarked
package dev.weatherglass.notify.delivery;

import org.jspecify.annotations.NullMarked;
