/// The one way out of ingest: the producer, our own counters, and the tick writer.
///
/// A record counts as written when every in-sync replica has it; until then nobody is answered 2xx.
/// A newcomer gets one thing wrong: a publish that failed may still arrive later. That is harmless
/// because events have identities and samples have times.
///
/// Never here: a decision about what is written. Start with [Publisher].
@NullMarked
package dev.weatherglass.ingest.publish;

import org.jspecify.annotations.NullMarked;
