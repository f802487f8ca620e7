/// Delivery figures over history: what each deploy was and what became of it is judged by
/// `core.delivery` whenever something about its service was written, and kept; a question about
/// figures reads that.
///
/// A newcomer gets wrong: judging looks at the whole history of a service, never at a part of it,
/// so that the order in which events came does not matter; it happens in the projection's
/// transaction, or soon after while much is read at once.
///
/// Never here: SQL, HTTP, a rule of what counts. Start with
/// [dev.weatherglass.api.delivery.Settlement].
@NullMarked
package dev.weatherglass.api.delivery;

import org.jspecify.annotations.NullMarked;
