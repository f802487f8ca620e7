/// What things are called: from the names that sources and senders use to one service and one
/// environment.
///
/// Every source names services in its own way (repository, job, label); the `services:` mapping of
/// the configuration joins them. A name that nobody mapped is kept as it is.
///
/// Never here: a format of a source. Start with [ServiceNames].
@NullMarked
package dev.weatherglass.ingest.names;

import org.jspecify.annotations.NullMarked;
