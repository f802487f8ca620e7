/// What happened, in one SQL database: the tables, and the only code that knows them.
///
/// One class per table (or pair of tables), named like it, with its statements as static methods on
/// a [dev.weatherglass.api.history.Sql]. The dialect is portable: `ON CONFLICT` upserts, times as
/// epoch milliseconds, JSON as opaque text. Facts a newcomer gets wrong:
/// - Every write is an upsert on identity, so that reading a topic again changes nothing.
/// - `feed` is not history: it is what live readers have not heard yet, and it is swept.
/// - A deploy is folded from all its events each time one arrives, so their order does not matter.
///
/// Never here: Kafka, HTTP, the shape of an answer. Start with
/// [dev.weatherglass.api.history.History].
@NullMarked
package dev.weatherglass.api.history;

import org.jspecify.annotations.NullMarked;
