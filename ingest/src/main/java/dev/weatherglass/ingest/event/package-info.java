/// The event endpoint: the native form (one, an array, lines) and CloudEvents (structured and
/// binary), decoded while the sender waits.
///
/// Input is read tolerantly: fields that we do not know are skipped, and so is case in words. What
/// we do know must be right, and everything that is wrong is said at once, with a JSON pointer and
/// the value that came. One bad item of a batch never costs a good one.
///
/// Never here: a format of a particular tool; those are in `source`. Start with [EventDecoder],
/// then [Fields].
@NullMarked
package dev.weatherglass.ingest.event;

import org.jspecify.annotations.NullMarked;
